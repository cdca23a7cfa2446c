using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace GitOpsSets.Action.Git;

/// <summary>
/// The whole environment of a git process. Only search paths, proxies and certificate authorities are inherited, so neither a job's tokens and
/// inputs nor a user's git settings reach git or what it starts.
/// </summary>
internal sealed class GitEnvironment
{
    private static readonly FrozenSet<string> Inherited = FrozenSet.ToFrozenSet(
    [
        "PATH", "LD_LIBRARY_PATH", "TMPDIR", "SSH_AUTH_SOCK",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_PROXY_SSL_CAINFO",
    ], StringComparer.Ordinal);

    private static readonly ImmutableArray<KeyValuePair<string, string>> Fixed =
    [
        new("GIT_TERMINAL_PROMPT", "0"),
        new("GIT_ASKPASS", ""),
        new("GCM_INTERACTIVE", "never"),
        new("GIT_CONFIG_NOSYSTEM", "1"),
        new("GIT_CONFIG_GLOBAL", "/dev/null"),
        new("GIT_ATTR_NOSYSTEM", "1"),
        new("GIT_OPTIONAL_LOCKS", "0"),
        new("GIT_LFS_SKIP_SMUDGE", "1"),
        new("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"),
        new("LC_ALL", "C"),

        // A home that is not there: curl reads ~/.netrc and git ~/.config, and both may hold credentials that are not ours.
        new("HOME", "/nonexistent"),
    ];

    private static readonly ImmutableArray<KeyValuePair<string, string>> FixedConfiguration =
    [
        // The owner of a mounted workspace is another user. Git compares resolved paths, which a name given here may not be; the ceiling below
        // leaves it only the folder we name, never one above.
        new("safe.directory", "*"),
        new("core.hooksPath", "/dev/null"),
        new("core.fsmonitor", "false"),
        new("gc.auto", "0"),
        new("maintenance.auto", "false"),
        new("submodule.recurse", "false"),
        new("credential.helper", ""),
        new("protocol.version", "2"),
        new("protocol.ext.allow", "never"),
        new("transfer.bundleURI", "false"),
        new("fetch.fsckObjects", "true"),
        new("http.followRedirects", "false"),
        new("http.lowSpeedLimit", "1000"),
        new("http.lowSpeedTime", "30"),
    ];

    private readonly ImmutableArray<KeyValuePair<string, string>> _inherited;

    /// <summary>Picks what git may inherit.</summary>
    /// <param name="environment">The environment of this process.</param>
    public GitEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        _inherited = [.. environment.Where(variable => Inherited.Contains(variable.Key))];
        SearchPath = environment.GetValueOrDefault("PATH") ?? "";
    }

    public string SearchPath { get; }

    /// <summary>Replaces everything in <paramref name="variables"/> by what one call of git gets.</summary>
    public void Apply(GitInvocation invocation, IDictionary<string, string?> variables)
    {
        variables.Clear();
        foreach (var (name, value) in _inherited.Concat(Fixed).Concat(invocation.Variables))
        {
            variables[name] = value;
        }

        variables["GIT_ALLOW_PROTOCOL"] = invocation.Remote?.Scheme ?? "none";
        variables["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(invocation.Directory) ?? "/";
        var configuration = Configuration(invocation);
        variables["GIT_CONFIG_COUNT"] = configuration.Count.ToString(CultureInfo.InvariantCulture);
        for (var index = 0; index < configuration.Count; index++)
        {
            variables[FormattableString.Invariant($"GIT_CONFIG_KEY_{index}")] = configuration[index].Key;
            variables[FormattableString.Invariant($"GIT_CONFIG_VALUE_{index}")] = configuration[index].Value;
        }
    }

    private static List<KeyValuePair<string, string>> Configuration(GitInvocation invocation)
    {
        List<KeyValuePair<string, string>> configuration =
            [.. FixedConfiguration, .. invocation.Configuration];
        if (invocation.Remote is { Credentials: { } credentials } remote)
        {
            // The empty value drops what the same key holds elsewhere: two Authorization headers are answered with 400.
            var key = $"http.{remote.Location}.extraheader";
            configuration.Add(new(key, ""));
            configuration.Add(new(key, credentials.Header));
        }

        return configuration;
    }
}
