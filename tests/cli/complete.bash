#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints what the shell would complete a line with, a line each.
# Usage: complete.bash COMPLETIONS LINE; the word that is completed is the last one of the line.
shopt -s extglob progcomp
if [ -n "${BASH_COMPLETION-}" ]; then
  # What it looks for is not the user's own.
  HOME=/nonexistent . "$BASH_COMPLETION"
else
  # What the functions of bash-completion that are used here do.
  _init_completion() {
    cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} cword=$COMP_CWORD words=("${COMP_WORDS[@]}")
  }
  _filedir() {
    local name
    while IFS= read -r name; do
      # shellcheck disable=SC2053
      [[ -d $name || ( ${1-} != -d && ( -z ${1-} || $name == *.@(${1-}) ) ) ]] && COMPREPLY+=("$name")
    done < <(compgen -f -- "$cur")
  }
fi
# It is for a completion that readline asked for.
compopt() { :; }
. "$1" || exit 1

# Words as readline parts them.
line=$2
COMP_LINE=$line COMP_POINT=${#line} COMP_TYPE=9 COMP_KEY=9
word=
COMP_WORDS=()
for ((i = 0; i < ${#line}; i++)); do
  letter=${line:i:1}
  case $letter in
    \\)
      word+=${line:i:2}
      i=$((i + 1))
      ;;
    ' ' | :)
      [ -z "$word" ] || COMP_WORDS+=("$word")
      word=
      [ "$letter" = ' ' ] || COMP_WORDS+=(:)
      ;;
    *) word+=$letter ;;
  esac
done
[[ $line == *: && -z $word ]] || COMP_WORDS+=("$word")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
COMPREPLY=()
name=$(complete -p "${COMP_WORDS[0]}" | sed 's/.*-F \([^ ]*\).*/\1/')
"$name" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
