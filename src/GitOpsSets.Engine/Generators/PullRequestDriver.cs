using System.Collections.Immutable;

namespace GitOpsSets.Engine.Generators;

/// <summary>A <c>driver</c> of the generator for pull requests, as the reference has them (gitopssets-controller <c>pkg/generators/pullrequests</c>, go-scm).</summary>
/// <param name="Forge">Who is asked.</param>
/// <param name="Title">For people.</param>
/// <param name="UsualServer">The server where the definition names none; null where it has to.</param>
internal sealed record PullRequestDriver(string Forge, string Title, Uri? UsualServer)
{
    private static readonly PullRequestDriver Usual = new("github", "GitHub", new Uri("https://github.com"));

    private static readonly ImmutableArray<PullRequestDriver> All =
    [
        Usual,
        new("gitlab", "GitLab", new Uri("https://gitlab.com")),
        new("bitbucketserver", "Bitbucket", UsualServer: null) { Alias = "stash", Example = "https://bitbucket.example.com", HasLabels = false },
    ];

    /// <summary>Another word for it; empty for none.</summary>
    public string Alias { get; private init; } = "";

    /// <summary>How an address of such a server looks.</summary>
    public string Example { get; private init; } = "https://git.example.com";

    /// <summary>Whether its pull requests have labels.</summary>
    public bool HasLabels { get; private init; } = true;

    /// <summary>The driver that a definition writes; the usual one for nothing. A word that is none is taken as it is: nobody answers to it.</summary>
    public static PullRequestDriver Of(string written) =>
        written.Length == 0 ? Usual : All.FirstOrDefault(driver => driver.Forge == written || driver.Alias == written) ?? new PullRequestDriver(written, written, Usual.UsualServer);
}
