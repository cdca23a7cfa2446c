using System.Globalization;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on a GitOpsSet whose elements are files of a repository behind a real sshd.</summary>
public sealed class SshRunTests : RemoteSourceRun, IAsyncLifetime
{
    private const string Phrase = "s3same of the fleet";

    private GitSshHost _host = null!;
    private GitHttpRepository _fleet = null!;
    private SshKeys _key = null!;

    private protected override int Asked => _host.Sessions;

    private protected override string Definition => RemoteRepositoryRunTests.Repository(_fleet.Url);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(GitSshHost.IsInstalled, GitSshHost.Missing);
        _host = await GitSshHost.StartAsync(Token);
        _key = await SshKeys.NewAsync(Phrase);
        _host.LetIn(_key.Public);
        _fleet = await _host.CreateAsync("fleet");
        await _fleet.CommitAsync("main", ("clusters/eu.yaml", "name: eu\nsize: small\n"));
        Folder = await RunFolder.CreateAsync(("fleet.yaml", Definition), ("sets.yaml", Sets));
        Give(Secrets());
        var first = await Folder.RunAsync();
        Assert.True(first.ExitCode == 0, first.Error);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            Folder.Dispose();
        }
    }

    [Fact]
    public async Task What_the_repository_says_now_is_what_counts_and_nothing_of_the_key_is_said()
    {
        await _fleet.CommitAsync("main", ("clusters/eu.yaml", "name: eu\nsize: large\n"));

        var result = await Folder.RunAsync("--log-level", "debug");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("size: large", Folder.Snapshot()["expanded/apps/fleet/configmap-apps-cluster-eu.yaml"], StringComparison.Ordinal);
        SaysNothingOfTheKey(result.Output + result.Error + string.Concat(Folder.Snapshot().Values));
    }

    [Theory]
    [InlineData("another key", "does not let the user", "deploy key")]
    [InlineData("unknown host", "the server's host key is not in 'known_hosts'", "ssh-keyscan")]
    [InlineData("changed host", "another host key than 'known_hosts' has", "somebody else answers")]
    [InlineData("wrong passphrase", "the passphrase does not open the private key", "'password'")]
    [InlineData("no passphrase", "is protected by a passphrase", "'password'")]
    [InlineData("no repository", "does not appear to be a git repository", "Check the path in the URL")]
    [InlineData("no secret", "the Secret 'apps/fleet-auth' was not handed in", "apps/fleet-auth/known_hosts<<END")]
    public async Task An_answer_that_is_none_changes_no_file(string fault, string reason, string advice)
    {
        var other = await SshKeys.NewAsync(Phrase);

        await KeepsEveryFileAsync(() => Break(fault, other), "GitRepository 'apps/fleet' at ssh://127.0.0.1", "sets.yaml:", reason, advice);
    }

    [Theory]
    [InlineData("identity", "no key 'identity'", "fleet-auth/identity<<END")]
    [InlineData("known_hosts", "no SSH server is trusted at first sight", "ssh-keyscan -p")]
    [InlineData("secretRef", "no Secret is named in 'secretRef'", "input sources")]
    public async Task What_a_key_needs_is_asked_for_before_anybody_is(string missing, string message, string suggestion)
    {
        var before = Folder.Snapshot();
        int asked = Asked;
        Give(missing == "identity" ? Secrets(key: " ") : Secrets(knownHosts: "# nobody"));
        Folder.Write("fleet.yaml", missing == "secretRef" ? Definition.Replace("  secretRef: {name: fleet-auth}\n", "", StringComparison.Ordinal) : Definition);

        var result = await Folder.RunAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("fleet.yaml:", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Contains(suggestion, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Folder.Snapshot());
        Assert.Equal(asked, Asked);
    }

    [Fact]
    public async Task A_server_on_a_private_network_is_asked_only_when_the_user_says_so()
    {
        int asked = Asked;

        var result = await Folder.StartStrictAsync("run --publish files");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("resolves to a private address", result.Error, StringComparison.Ordinal);
        Assert.Equal(asked, Asked);
    }

    private const string Sets = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata:
          name: fleet
          namespace: apps
        spec:
          generators:
            - gitRepository:
                repositoryRef: fleet
                files:
                  - path: clusters/eu.yaml
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: "cluster-{{ .Element.name }}"
                data:
                  size: "{{ .Element.size }}"

        """;

    private void Give(string secrets) => Folder.Variables = [("INPUT_SECRETS", secrets)];

    private void Break(string fault, SshKeys other)
    {
        if (fault == "no repository")
        {
            Directory.Move(_fleet.Folder, _fleet.Folder + ".away");
        }

        Give(fault switch
        {
            "another key" => Secrets(key: other.Private),
            "unknown host" => Secrets(knownHosts: "# nobody\nexample.com " + _key.Public),
            "changed host" => Secrets(knownHosts: _host.KnownHostsOf(other.Public)),
            "wrong passphrase" => Secrets(passphrase: "wr0ng-one"),
            "no passphrase" => Secrets(passphrase: ""),
            "no secret" => "",
            _ => Secrets(),
        });
    }

    private string Secrets(string? key = null, string? passphrase = null, string? knownHosts = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        apps/fleet-auth/identity<<END
        {(key ?? _key.Private).TrimEnd('\n')}
        END
        apps/fleet-auth/identity.pub={_key.Public.Trim()}
        apps/fleet-auth/known_hosts<<END
        {(knownHosts ?? _host.KnownHosts).TrimEnd('\n')}
        END
        {((passphrase ?? Phrase) is { Length: > 0 } given ? $"apps/fleet-auth/password={given}" : "")}
        """);

    private void SaysNothingOfTheKey(string text)
    {
        Assert.DoesNotContain(Phrase, text, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-one", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_key.Private.Split('\n').Where(static line => line.Length > 40), line => text.Contains(line, StringComparison.Ordinal));
    }
}
