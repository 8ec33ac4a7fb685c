#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window out of which a file can be dragged, as out of a file manager.

    drag-source.py FILE

Says “ready” when it is there.
"""

import sys

try:
    import gi

    gi.require_version("Gdk", "4.0")
    gi.require_version("Gtk", "4.0")
    from gi.repository import Gdk, Gio, GLib, Gtk
except (ImportError, ValueError) as error:
    sys.exit(str(error))


def begin(*_):
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(sys.argv[1])])
    return Gdk.ContentProvider.new_for_value(files)


Gtk.init()
source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
source.connect("prepare", begin)
label = Gtk.Label(label="1")
window = Gtk.Window(title="drag-source", default_width=80, default_height=80, decorated=False)
window.set_child(label)
window.add_controller(source)
window.present()
GLib.timeout_add(500, lambda: print("ready", flush=True) or False)
GLib.MainLoop().run()
