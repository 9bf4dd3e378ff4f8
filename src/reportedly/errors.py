"""The errors of reportedly, each with a sentence for the user, an exit code and an HTTP status.

    ReportedlyError
    ├── InputError              this input is skipped, the run goes on (exit 3 where others succeeded)
    │   ├── UnreadableInput     binary, undecodable, broken record
    │   ├── EmptyInput
    │   ├── OversizedInput
    │   ├── Refused             an address that is not fetched, and why
    │   └── Unreachable         a server that gives no answer, a broken one or an error
    ├── SettingsError           the run stops: a setting or an option makes no sense
    ├── ResourceError           the run stops: something that should be installed is not
    ├── LedgerError             the run stops: the ledger cannot be opened, is of another version, is damaged
    │   ├── Conflict            what is asked does not fit what stands in it
    │   └── NotFound            no report, claim or judgement has this id
    └── QuoteError              a claim's words do not stand in its report: the claim is dropped and counted

An `InputError` means "skip this item"; every other one but `QuoteError` means "stop the run".
"""


class ReportedlyError(Exception):
    """Base of all errors that a user may see. `remedy` says what to do about it."""

    exit_code = 1
    http_status = 500

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} ({self.remedy})" if self.remedy else self.message


class InputError(ReportedlyError):
    """One input that cannot be read; `name` is the file, line or record as the user knows it."""

    exit_code = 3
    http_status = 422

    def __init__(self, name: str, problem: str, *, remedy: str | None = None) -> None:
        super().__init__(f"{name}: {problem}", remedy=remedy)
        self.name = name
        self.problem = problem


class UnreadableInput(InputError):
    """The bytes are no text, or the record is broken."""


class EmptyInput(InputError):
    """There are no words in it."""


class OversizedInput(InputError):
    """It is longer than a report may be."""

    http_status = 413


class Refused(InputError):
    """An address that reportedly does not fetch: no public web page, or one whose site does not want it."""

    http_status = 403

    def __init__(self, name: str, reason: str, *, remedy: str | None = None) -> None:
        super().__init__(name, f"refused: {reason}", remedy=remedy)


class Unreachable(InputError):
    """A server gave no answer, a broken one, one beyond the limits, or said that it has failed."""

    http_status = 502

    def __init__(
        self, name: str, problem: str, *, status: int | None = None, retry_after: float | None = None,
        lasting: bool = False, remedy: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, problem, remedy=remedy)
        self.status = status
        self.retry_after = retry_after
        """Seconds after which the server asks us to come again."""
        self.lasting = lasting
        """To ask again soon would be of no use."""


class SettingsError(ReportedlyError):
    """A setting or option that makes no sense; nothing was done."""

    exit_code = 2
    http_status = 400


class ResourceError(ReportedlyError):
    """A model, table or package that should be installed is missing or of the wrong version."""

    http_status = 503


class LedgerError(ReportedlyError):
    """The ledger cannot be opened, belongs to another version, or is damaged."""


class Conflict(LedgerError):
    """What is asked does not fit what stands in the ledger: there already, taken back already, several meant."""

    http_status = 409


class NotFound(LedgerError):
    """Nothing in the ledger has this id."""

    http_status = 404


class QuoteError(ReportedlyError):
    """Words that a claim says to quote do not stand in the report at that place (DESIGN: quote or drop)."""

    http_status = 422
