# SPDX-License-Identifier: GPL-3.0-or-later
"""What in the source makes a window, a menu or what pops up, and where the crawlers meet it."""

import os
import re

# What makes one; that a file has one of these says nothing of how many.
MAKES = re.compile(r"gtk_window_new \(\)|rectify_form_new \(|gtk_popover_new \(|"
                   r"gtk_popover_menu_new_from_model|gtk_message_dialog_new|gtk_show_about_dialog|"
                   r"gtk_menu_button_set_(menu_model|popover) \(")
# The views of the main window, all of which crawl.py walks through.
VIEWS = ("checks-view.ui", "first-run.ui", "item-details.ui", "page-thumbnails.ui",
         "pages-find-bar.ui", "pages-view.ui", "report-pane.ui", "window.ui")
# An action of every_window.py, or a scene of crawl-further.py.
MET = {
    "item-menu.ui": "the menu of an item",
    "ledger-menu.ui": "the menu of a task",
    "plan-list.ui": "the menu of a plan",
    "shortcuts.ui": "show-shortcuts",
    "rectify-application.c": "about",
    "rectify-assign-dialog.c": "item-assign",
    "rectify-backups-dialog.c": "backups",
    "rectify-bring-in-dialog.c": "bringing in",
    "rectify-close-out-dialog.c": "item-request",
    "rectify-compact-dialog.c": "compact-history",
    "rectify-compare-dialog.c": "changes since an edition",
    "rectify-conflict-dialog.c": "a conflict",
    "rectify-date-field.c": "the calendar",
    "rectify-deadline-dialog.c": "item-deadline",
    "rectify-deadline-editor.c": "the calendar of a deadline",
    "rectify-details-part.c": "the menu of an entry",
    "rectify-directory-dialog.c": "directory",
    "rectify-directory-questions.c": "renaming a party",
    "rectify-editions-dialog.c": "editions",
    "rectify-entry-dialog.c": "item-progress",
    "rectify-exchange-dialog.c": "handover",
    "rectify-form.c": "item-edit",
    "rectify-freeze-dialog.c": "freeze",
    "rectify-heading-dialog.c": "item-rename",
    "rectify-history-dialog.c": "history",
    "rectify-import-dialog.c": "importing",
    "rectify-item-dialog.c": "item-edit",
    "rectify-item-steps.c": "the menu of the close-out",
    "rectify-ledger-filter-bar-fields.c": "the filter of statuses",
    "rectify-ledger-filter-menu.c": "the saved filters",
    "rectify-ledger-foot.c": "the columns",
    "rectify-ledger-view-actions.c": "the menu of a task",
    "rectify-messages.c": "a question",
    "rectify-name-choice.c": "the filter of units",
    "rectify-new-plan-dialog.c": "new-plan",
    "rectify-notice-dialog.c": "public-notice",
    "rectify-overview-card.c": "the menu of a picture",
    "rectify-packet-dialog.c": "print-packet",
    "rectify-party-entry.c": "the offers of names",
    "rectify-placeholders-dialog.c": "filling placeholders",
    "rectify-plan-list.c": "the menu of a plan",
    "rectify-plan-view.c": "the menu of an item",
    "rectify-progress-dialog.c": "progress-report",
    "rectify-properties-dialog.c": "properties",
    "rectify-recovery-dialog.c": "a recovery",
    "rectify-reminders-dialog.c": "reminders",
    "rectify-review-dialog.c": "merging",
    "rectify-round-dialog.c": "round",
    "rectify-search-dialog.c": "search-all",
    "rectify-send-dialog.c": "send-packet",
    "rectify-stages-dialog.c": "item-stages",
    "rectify-vote-dialog.c": "item-vote",
    "rectify-window-damage.c": "what is damaged",
    "rectify-window.c": "the main menu",
    "rectify-window-ledger.c": "a refused ledger",
    "rectify-window-reminders.c": "what is late",
}
# Only there as long as work takes, which no test can wait for.
PASSING = ("rectify-progress.c",)


def list_makers(source):
    """The names of the files that make one, in the folder of the source."""
    for folder, _, names in os.walk(os.path.join(source, "src", "app")):
        for name in names:
            if name.endswith(".c"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    if MAKES.search(file.read()):
                        yield name
    for name in os.listdir(os.path.join(source, "data", "ui")):
        if name.endswith(".ui"):
            yield name


def find_gaps(source, met):
    """What the source makes and nothing meets, and what is said to be met and is not."""
    makers = set(list_makers(source)) - set(VIEWS) - set(PASSING)
    return ([f"{name} is met by no crawler" for name in sorted(makers - set(MET))]
            + [f"{name} makes nothing any more" for name in sorted(set(MET) - makers)]
            + [f"{name}: “{MET[name]}” is nowhere met" for name in sorted(MET)
               if MET[name] not in met])
