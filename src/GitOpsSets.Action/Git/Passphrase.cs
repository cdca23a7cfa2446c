using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git;

/// <summary>Hands the passphrase of a key to the programs of OpenSSH: by their environment alone, so that no command line and no file holds it.</summary>
internal static class Passphrase
{
    /// <summary>What holds it.</summary>
    public const string Variable = "GITOPSSETS_PASSPHRASE";

    /// <summary>The variables by which ssh and ssh-keygen ask for it.</summary>
    /// <param name="folder">Private; receives what they ask.</param>
    /// <param name="passphrase">May be empty.</param>
    public static ImmutableArray<KeyValuePair<string, string>> Asked(string folder, Secret passphrase) =>
    [
        new("SSH_ASKPASS", PrivateFile.WriteScript(folder, "ask", $"#!/bin/sh\nprintf '%s\\n' \"${Variable}\"\n")),
        new("SSH_ASKPASS_REQUIRE", "force"),
        new("DISPLAY", "none"),
        new(Variable, passphrase.Reveal()),
    ];
}
