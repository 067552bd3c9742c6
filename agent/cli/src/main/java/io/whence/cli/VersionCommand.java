package io.whence.cli;

import picocli.CommandLine;

/** {@code version}. */
@CommandLine.Command(name = "version", description = "Show the version of the agent and of this Java.")
final class VersionCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(Version.text());
    }
}
