"""The verbs of the command line, each imported when it is asked for, so that `samspill --help` is there at once."""

from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from typing import Final

import click

from samspill import __version__


@dataclass(frozen=True, slots=True)
class Verb:
    """Where a verb lives, and what it does in a few words."""

    module: str
    summary: str


VERBS: Final = {
    "demo": Verb("demo", "Load the example from Troms and open it in the explorer."),
    "load": Verb("load", "Load workbooks and other files into the store."),
    "map-columns": Verb("map_columns", "Propose how to read a table that nobody made for samspill."),
    "loads": Verb("loads", "List what was loaded, with what each load did."),
    "unload": Verb("loads", "Take a load back: what only it stated disappears."),
    "names": Verb("names", "Find organisations that are one under two names."),
    "template": Verb("template", "Write an empty workbook to fill in."),
    "sources": Verb("sources", "List the kinds of file that can be loaded."),
    "questions": Verb("questions", "List the questions that can be asked."),
    "ask": Verb("questions", "Ask one of the questions."),
    "query": Verb("query", "Run a Cypher query of your own; it can read, not change."),
    "analyse": Verb("analyse", "Rank the organisations, or find islands and communities."),
    "map": Verb("maps", "Write a map as one file that opens in any browser."),
    "serve": Verb("serve", "Open the explorer for the browser."),
    "export": Verb("export", "Write everything in the store to a file."),
    "backup": Verb("backups", "Write everything in the store to a file, exactly as it is."),
    "restore": Verb("backups", "Bring the store to what a backup holds."),
    "move": Verb("backups", "Take everything into another store, on either engine."),
    "check": Verb("checks", "Look whether the store is sound, and repair it."),
    "forget": Verb("forget", "Take a person out of the store for good."),
    "settings": Verb("settings", "Show the settings and where each comes from."),
}


class Verbs(click.Group):
    """Finds the command of a verb in the module that VERBS names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own signature
        """Return the verbs in the order of use."""
        return list(VERBS)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands before the verb, which are no options of verbs."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            option = error.option_name
            message = f"No such option {option!r} before the verb. Put it after the verb: samspill VERB {option} …"
            raise click.NoSuchOption(option, message, ctx=ctx) from None

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of a verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(
            import_module(f"samspill.cli.{VERBS[cmd_name].module}"), f"{cmd_name.replace('-', '_')}_verb"
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or say which was meant."""
        if args[0] not in VERBS:
            close = get_close_matches(args[0], VERBS, n=1)
            meant = f"did you mean {close[0]}?" if close else f"the verbs are {', '.join(VERBS)}."
            ctx.fail(f"There is no verb {args[0]!r}: {meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the verbs without importing them."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, verb.summary) for name, verb in VERBS.items()])


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    subcommand_metavar="VERB [ARGUMENT]…",
    context_settings={"max_content_width": 110, "help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="samspill %(version)s")
@click.pass_context
def samspill(context: click.Context) -> None:
    """Who works with whom, through what, and how we know.

    samspill keeps organisations and what they do together in a graph, ranks them, draws them and answers questions. Start
    with `samspill demo`. `samspill VERB --help` tells more about a verb.
    """
    if context.invoked_subcommand is None:
        from samspill.cli.overview import show_overview  # noqa: PLC0415  opens the store; --help must not wait for it

        click.echo(context.get_help())
        show_overview()
