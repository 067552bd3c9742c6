package io.whence.cli;

import picocli.CommandLine;

/** The command line of the agent's jar. */
@CommandLine.Command(
        name = "java -jar whence-agent.jar",
        description = {
            "Whence: automatic data lineage for any JVM pipeline.",
            "To trace a program, add -javaagent:whence-agent.jar to its JVM; the commands below are for people."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SqlCommand.class, VersionCommand.class, CommandLine.HelpCommand.class})
public final class CommandLineMain implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CommandLineMain()).execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
