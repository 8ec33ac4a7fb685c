# SPDX-License-Identifier: GPL-3.0-or-later
"""The views and the dialogs of the window: what leads to each, and the page about it."""

# The key, the state of the action, the page.
VIEWS = (("alt+1", "plan", "tree"), ("alt+2", "ledger", "ledger-view"),
         ("alt+3", "overview", "overview"), ("alt+4", "pages", "pages"))
# What is done, the window that opens, its page. Of a measure that is selected.
DIALOGS = (
    ("new-plan", "New Plan", "new-plan"),
    ("properties", "Plan Properties", "plan-properties"),
    ("item-edit", "Edit Item", "edit-item"),
    ("item-insert-after", "Add Item", "edit-item"),
    ("item-rename", "Edit Heading", "edit-item"),
    ("item-assign", "Assign", "assign"),
    ("item-deadline", "Deadline", "deadlines"),
    ("item-progress", "Add Progress", "follow-up"),
    ("item-request", "Request Close-Out", "close-out"),
    ("item-vote", "Satisfaction Vote", "close-out"),
    ("item-stages", "Stage Goals", "follow-up"),
    ("round", "Quarterly Round", "follow-up"),
    ("directory", "Directory of Parties", "directory"),
    ("search-all", "Search in All Plans", "search"),
    ("history", "History", "history"),
    ("compact-history", "Compact History", "history"),
    ("backups", "Backups", "backups"),
    ("progress-report", "Progress Report", "reports"),
    ("public-notice", "Public Notice", "public-notice"),
    ("print-packet", "Print Packet", "print-packet"),
    ("freeze", "Freeze Edition", "editions"),
    ("reminders", "Reminders", "reminders"),
    ("send-packet", "Send to a Unit", "unit-forms"),
    ("export-ledger", "Export as a Ledger File", "bring-in"),
    ("handover", "Handover", "handover"),
)
