using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>Gitea and Forgejo.</summary>
internal static class GiteaForge
{
    /// <summary>As definitions, the input <c>forge</c> and CI hosts have it.</summary>
    public const string Name = "gitea";

    /// <summary>The forge.</summary>
    public static ForgeDescriptor Descriptor { get; } = new(Name, Connect) { Publishing = GiteaHome.Forge };

    /// <summary>A token as they take it; null when there is none (<see href="https://docs.gitea.com/development/api-usage"/>).</summary>
    public static ForgeAuthorization? HeaderOf(Secret? token) =>
        token is { IsEmpty: false } given ? new ForgeAuthorization("Authorization", "token", given) : null;

    private static ForgeAdapters Connect(ForgeSurroundings around) => new(new GiteaPullRequests(around.Http, around.Tokens), new GiteaReferences(around.Http, around.Tokens));
}
