"""The warehouse's error tree; each error is one line: what, where, the cure.

WarehouseError
├── WarehouseLocked     another process holds the file
├── WarehouseDamaged    the file cannot be read as a database
├── WarehouseMissing    there is no file where one is asked for
├── DiskFull            nothing was lost, and nothing more can be written
├── NewerSchema         the file was migrated by a newer cotmoc
├── LostRows            a load wrote another number of rows than it was given
├── UnfitRows           a batch or reference table that lacks what every row must have
├── FailedChecks        the content does not pass its checks, so it is not published
└── QueryRefused        a question that is not one bounded SELECT over the published file
"""


class WarehouseError(Exception):
    """A refusal of the warehouse; its text is one line for a person to read."""


class WarehouseLocked(WarehouseError):
    """Another process holds the file."""


class WarehouseDamaged(WarehouseError):
    """The file cannot be read as a database."""


class WarehouseMissing(WarehouseError):
    """There is no file where one is asked for."""


class DiskFull(WarehouseError):
    """Nothing was lost, and nothing more can be written."""


class NewerSchema(WarehouseError):
    """The file was migrated by a newer cotmoc."""


class LostRows(WarehouseError):
    """A load wrote another number of rows than it was given."""


class UnfitRows(WarehouseError):
    """A batch or reference table that lacks what every row must have."""


class FailedChecks(WarehouseError):
    """The content does not pass its checks, so it is not published."""


class QueryRefused(WarehouseError):
    """A question that is not one bounded SELECT over the published file."""
