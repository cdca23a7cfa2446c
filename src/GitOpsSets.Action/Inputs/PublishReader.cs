using System.Collections.Immutable;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Git.Signing;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Inputs;

/// <summary>Reads what is to be written where.</summary>
internal static class PublishReader
{
    private const int MaxTitle = 256;
    private const int MaxBody = 50_000;

    /// <summary>The options, complete even where findings say that something is wrong.</summary>
    public static Options.PublishOptions Read(InputParser parser, ImmutableArray<Diagnostic>.Builder findings)
    {
        var author = parser.Identity("author");
        var options = new Options.PublishOptions
        {
            Mode = parser.Choice<PublishMode>("publish"),
            Output = parser.RelativeFolder("output"),
            Base = parser.Branch("base"),
            Branch = parser.Branch("branch"),
            CommitMessage = parser.Text("commit-message"),
            Author = author,
            Committer = parser.Identity("committer") ?? author,
            SignsOff = parser.Boolean("signoff"),
            Sign = parser.Choice<SignMode>("sign"),
            SigningKey = null,
            TargetRepository = Target(parser, findings),
            TargetToken = new Secret(parser.Text("target-token")),
            Ssh = Ssh(parser, findings),
            Forge = parser.Word("forge") is var forge && forge == InputDeclarations.AnyForge ? "" : forge,
            PullRequest = PullRequest(parser),
            Deletion = parser.Deletion("max-delete", "allow-empty"),
        };
        if (options.Mode == PublishMode.PullRequest && options.Base is { } trunk && trunk == options.Branch)
        {
            findings.Add(InputFinding.Error($"a pull request from '{trunk}' to itself cannot be: base and branch must differ", "leave 'branch' out, or name another one"));
        }

        return options with { SigningKey = Key(parser, options.Sign, findings) };
    }

    private static string? Target(InputParser parser, ImmutableArray<Diagnostic>.Builder findings)
    {
        if (parser.TextOrNull("target-repository") is not { } address)
        {
            return null;
        }

        if (!GitRemote.TryParse(address, credentials: null, out _))
        {
            findings.Add(InputFinding.Error("the input target-repository is no address that git may be given", "write it as https://server/owner/name.git"));
            return null;
        }

        if (parser.Branch("base") is null && parser.Branch("branch") is null)
        {
            findings.Add(InputFinding.Error("target-repository needs the input base", "name the branch of that repository which receives the output"));
        }

        return address;
    }

    private static SshIdentity? Ssh(InputParser parser, ImmutableArray<Diagnostic>.Builder findings)
    {
        var (key, knownHosts) = (parser.Text("ssh-key"), parser.Text("ssh-known-hosts"));
        if (key.Length == 0 && knownHosts.Length == 0)
        {
            return null;
        }

        if (key.Length == 0)
        {
            findings.Add(InputFinding.Error("ssh-known-hosts is given without the input ssh-key", "give the key too, or leave both out for the user's own ssh"));
        }
        else if (SigningKey.IsPublicSsh(key) || !SigningKey.LooksRight(SigningFormat.Ssh, key))
        {
            findings.Add(InputFinding.Error("the input ssh-key is not an SSH private key", "give the whole file, from -----BEGIN to -----END"));
        }
        else if (knownHosts.Length == 0)
        {
            findings.Add(InputFinding.Error("ssh-key needs the input ssh-known-hosts: no SSH server is trusted at first sight", "give what 'ssh-keyscan HOST' prints, once its fingerprints are those that the server's operators publish"));
        }

        return new SshIdentity(new Secret(key), new Secret(""), knownHosts);
    }

    private static Options.PullRequestOptions PullRequest(InputParser parser) => new()
    {
        Title = parser.Line("title", MaxTitle) is { Length: > 0 } title ? title : FirstLine(parser.Text("commit-message")),
        Body = parser.Text("body") is { Length: <= MaxBody } body ? body : parser.Text("body")[..MaxBody],
        Labels = parser.Names("labels"),
        Reviewers = parser.Names("reviewers"),
        TeamReviewers = parser.Names("team-reviewers"),
        Assignees = parser.Names("assignees"),
        IsDraft = parser.Boolean("draft"),
        IsPerSet = parser.Choice<ProposalScope>("pull-request-per") == ProposalScope.Set,
        CompletesItself = parser.Boolean("auto-complete"),
        DeletesBranch = parser.Boolean("delete-branch"),
        OverwritesForeign = parser.Boolean("reset-branch"),
    };

    private static SigningKey? Key(InputParser parser, SignMode mode, ImmutableArray<Diagnostic>.Builder findings)
    {
        string key = parser.Text("signing-key");
        if (mode is not (SignMode.Gpg or SignMode.Ssh))
        {
            if (key.Length > 0)
            {
                findings.Add(InputFinding.Error("a signing-key is given, but nothing is signed with it", "say sign: gpg or sign: ssh, or leave the key out"));
            }

            return null;
        }

        var format = mode == SignMode.Gpg ? SigningFormat.Gpg : SigningFormat.Ssh;
        if (!SigningKey.LooksRight(format, key))
        {
            string wanted = format == SigningFormat.Gpg ? "an armoured OpenPGP private key" : "an SSH private key, or the public one of a key that an agent holds";
            findings.Add(InputFinding.Error(
                key.Length == 0 ? $"sign: {mode.ToString().ToLowerInvariant()} needs the input signing-key" : $"the input signing-key is not {wanted}",
                format == SigningFormat.Gpg ? "export it with gpg --armor --export-secret-keys" : "give the whole file, from -----BEGIN to -----END"));
        }

        return new SigningKey(format, new Secret(key), new Secret(parser.Text("signing-passphrase")));
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim() is var line && line.Length > MaxTitle ? line[..MaxTitle] : line;
}
