"""What all tables share: their collection, and the version of the whole."""

from sqlalchemy import MetaData

NEWEST = "0006"
VERSION_TABLE = "dateline_version"

metadata = MetaData()
