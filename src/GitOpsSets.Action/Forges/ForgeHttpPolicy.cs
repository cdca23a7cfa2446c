using System.Collections.Frozen;

namespace GitOpsSets.Action.Forges;

/// <summary>How patient, how trusting and how hungry the HTTP client of the forges is.</summary>
internal sealed record ForgeHttpPolicy
{
    /// <summary>What a run uses, apart from <see cref="PrivateHosts"/>.</summary>
    public static ForgeHttpPolicy Default { get; } = new();

    /// <summary>For a connection, TLS included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For one request, redirects and the whole body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one page, every retry and wait included.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A server that asks for a longer wait is not waited for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Before the first retry; it doubles, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two requests that write.</summary>
    public TimeSpan BetweenWrites { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After the first try.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>All of them within one origin.</summary>
    public int MaxRedirects { get; init; } = 3;

    /// <summary>Bytes of a body after decompression.</summary>
    public int MaxBodyBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Requests on their way at one time; the others wait their turn, outside of their own time limits.</summary>
    public int MaxConcurrentRequests { get; init; } = 16;

    /// <summary>Pages of one listing.</summary>
    public int MaxPages { get; init; } = 1000;

    /// <summary>
    /// Hosts that may resolve to private, loopback or link-local addresses and may be given a token over plain HTTP:
    /// the forge the run itself lives on, and what the user named.
    /// </summary>
    public FrozenSet<string> PrivateHosts { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The same policy with these private hosts.</summary>
    public ForgeHttpPolicy WithPrivateHosts(IEnumerable<string> hosts) =>
        this with { PrivateHosts = hosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase) };
}
