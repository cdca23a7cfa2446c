using GitOpsSets.Action.Ci.GitHubActions;
using GitOpsSets.Action.Git;

namespace GitOpsSets.Action.Ci.GiteaActions;

/// <summary>Gitea Actions, and Forgejo's: a runner that has the variables and commands of GitHub's, and a variable of its own.</summary>
internal static class GiteaActionsHost
{
    private const string Own = "GITEA_ACTIONS";
    private const string OwnOfForgejo = "FORGEJO_ACTIONS";

    /// <summary>The host.</summary>
    public static CiHostDescriptor Descriptor { get; } = new(static variables => variables[Own] == "true" || variables[OwnOfForgejo] == "true", Read);

    // The accounts are the servers' own (user/user_system.go); Forgejo's runners say both names.
    private static CiHost Read(CiVariables variables) => variables[OwnOfForgejo] == "true"
        ? ReadRunner("Forgejo Actions", variables) with { Author = new GitIdentity("forgejo-actions", "noreply@forgejo.org") }
        : ReadRunner("Gitea Actions", variables) with { Author = new GitIdentity("gitea-actions", "teabot@gitea.io") };

    private static CiHost ReadRunner(string name, CiVariables variables) => GitHubActionsHost.ReadRunner(name, variables) with { Forge = "gitea" };
}
