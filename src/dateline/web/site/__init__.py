"""A static copy of the desk: takes a store and a folder, gives pages that open from a disk or from any folder of a web server.

The desk is asked in this process; its internal links are walked; what needs a server gives way to a line that says where it is.
"""

from dateline.web.site.copying import Copied, copy_desk

__all__ = ["Copied", "copy_desk"]
