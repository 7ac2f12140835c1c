"""The one place that reads environment and settings file.

Every setting is a variable `COTMOC_…` or a line of `settings.toml` in `$XDG_CONFIG_HOME/cotmoc`;
the variable wins. Nothing here asks the network, and nothing imports Prefect or DuckDB.
"""

import os
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from tasks.errors import BadSettings


def _xdg(variable: str, fallback: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / fallback) / "cotmoc"


class Settings(BaseSettings):
    """What may differ between two installations."""

    model_config = SettingsConfigDict(env_prefix="COTMOC_", frozen=True, extra="forbid")

    home: Path = Field(default_factory=lambda: _xdg("XDG_DATA_HOME", ".local/share"))
    """Folder of archive, warehouse, published file, log and Prefect's state."""
    contact: str = "https://example.org/set-COTMOC_CONTACT"
    """Address or e-mail in the User-Agent, so that a publisher can reach the operator."""
    newsroom: str | None = None
    """Address of the sample newsroom; where it is set, the source `newsroom` is declared."""
    gold: Path | None = None
    """Folder of articles with their facts by hand, for `make eval`."""
    corpus: Path | None = None
    """Folder of real articles, for tests that need many."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments beat variables, variables beat the file; no dotenv, no secrets folder."""
        file = _xdg("XDG_CONFIG_HOME", ".config") / "settings.toml"
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, file)

    @property
    def warehouse(self) -> Path:
        """The writer's file, which people never open."""
        return self.home / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The file that people read."""
        return self.home / "published" / "cotmoc.duckdb"

    @property
    def archive(self) -> Path:
        """The folder of received bytes, one WARC file a source and month."""
        return self.home / "archive"

    @property
    def hosts(self) -> Path:
        """The folder in which runs leave each other the time of a host's last request."""
        return self.home / "hosts"

    @property
    def locks(self) -> Path:
        """The folder of lock files, one a source."""
        return self.home / "locks"

    @property
    def log(self) -> Path:
        """The log file of all runs."""
        return self.home / "cotmoc.log"


def read_settings(home: Path | None = None) -> Settings:
    """Read the settings; raise BadSettings where one cannot be used or the home cannot be written."""
    try:
        settings = Settings(home=home) if home else Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise BadSettings(f"setting {name!r}: {first['msg']}; mend COTMOC_{name.upper()}") from error
    settings = settings.model_copy(update={"home": settings.home.expanduser().absolute()})
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        probe = settings.home / f".write-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        why = f"home {settings.home} cannot be written: {error.strerror}"
        raise BadSettings(f"{why}; name another with --home or COTMOC_HOME") from error
    return settings


def quiet_prefect(settings: Settings, *, verbose: bool) -> None:
    """Hand the home on to runs, and keep Prefect there, quiet and offline; before Prefect is imported."""
    os.environ["COTMOC_HOME"] = str(settings.home)
    if verbose:
        os.environ["COTMOC_VERBOSE"] = "1"
    choices = {
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(settings.home / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "INFO" if verbose else "CRITICAL",
        "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
        # A cold temporary server has taken 17 s to answer; Prefect gives up after 20.
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_CLI_PROMPT": "false",
    }
    for name, value in choices.items():
        os.environ.setdefault(name, value)
