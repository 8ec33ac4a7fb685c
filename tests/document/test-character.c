/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-character.h"

/* Every character that there is. */
static void
test_all (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char text[7] = "";

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      g_assert_cmphex (rectify_character_get (text), ==, c);
    }
  g_assert_cmphex (rectify_character_get (""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/character/all", test_all);
  return g_test_run ();
}
