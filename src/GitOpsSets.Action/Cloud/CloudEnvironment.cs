using System.Collections.Immutable;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud;

/// <summary>What the environment of the run says of its identity in clouds: the variables that the clouds' own tools read.</summary>
/// <param name="variables">Of the process.</param>
/// <param name="readFile">Reads a small file; null when it cannot be read.</param>
internal sealed class CloudEnvironment(IReadOnlyDictionary<string, string> variables, Func<string, string?> readFile)
{
    private static readonly ImmutableArray<string> SecretVariables =
    [
        "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_CLIENT_SECRET", "GOOGLE_OAUTH_ACCESS_TOKEN", "CLOUDSDK_AUTH_ACCESS_TOKEN",
    ];

    /// <summary>Nothing at all.</summary>
    public static CloudEnvironment None { get; } = new(ImmutableDictionary<string, string>.Empty, static _ => null);

    /// <summary>Values to hide, for the host's mask; none is empty.</summary>
    public IEnumerable<Secret> Secrets => SecretVariables.Select(Secret).Where(static secret => !secret.IsEmpty);

    /// <summary>Makes what tells clouds who the job is; null where the CI host offers nothing of the kind.</summary>
    public Func<ForgeHttp, IIdTokens>? IdTokens { get; init; }

    /// <summary>A variable without blanks around it; empty when it is unset.</summary>
    public string Text(string name) => (variables.GetValueOrDefault(name) ?? "").Trim();

    /// <summary>A variable that nobody may see; empty when it is unset.</summary>
    public Secret Secret(string name) => new(Text(name));

    /// <summary>A small file; null when it cannot be read.</summary>
    /// <param name="path">Absolute, or from the working directory.</param>
    public Secret? File(string path) => readFile(path) is { } text ? new Secret(text.Trim()) : null;
}
