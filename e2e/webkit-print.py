"""Prints a page on 58 mm paper into a PDF, as WebKitGTK prints after its dialog: its WebDriver cannot print.

Reads {"url", "file", "roll": millimetres, "cookies": [{"name", "value", "domain", "path"}]} from its standard input.
"""

import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Soup", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, Soup, WebKit2

task = json.load(sys.stdin)
context = WebKit2.WebContext.new_ephemeral()
view = WebKit2.WebView.new_with_context(context)
window = Gtk.OffscreenWindow()
window.set_default_size(1366, 768)
window.add(view)
window.show_all()

paper = Gtk.PaperSize.new_custom("roll", "roll", 58, task["roll"], Gtk.Unit.MM)
setup = Gtk.PageSetup()
setup.set_paper_size(paper)
for side in ("top", "bottom", "left", "right"):
    getattr(setup, f"set_{side}_margin")(0, Gtk.Unit.MM)
settings = Gtk.PrintSettings()
settings.set(Gtk.PRINT_SETTINGS_PRINTER, "Print to File")
settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{task['file']}")
operation = WebKit2.PrintOperation.new(view)
operation.set_page_setup(setup)
operation.set_print_settings(settings)
operation.connect("finished", lambda _: Gtk.main_quit())
operation.connect("failed", lambda _, error: sys.exit(error.message))


def print_when_loaded(_, event):
    if event == WebKit2.LoadEvent.FINISHED:
        operation.print_()


view.connect("load-changed", print_when_loaded)
jar = context.get_cookie_manager()
waiting = len(task["cookies"])


def load_with_cookies(_, result):
    global waiting
    jar.add_cookie_finish(result)
    waiting -= 1
    if waiting == 0:
        view.load_uri(task["url"])


for one in task["cookies"]:
    cookie = Soup.Cookie.new(one["name"], one["value"], one["domain"], one["path"], -1)
    jar.add_cookie(cookie, None, load_with_cookies)
Gtk.main()
