/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Removes a folder that a test made, with all that is in it. */
void folder_remove (const char *path);
