using System.Collections.Immutable;
using GitOpsSets.Action.Ci.AzurePipelines;
using GitOpsSets.Action.Ci.GiteaActions;
using GitOpsSets.Action.Ci.GitHubActions;
using GitOpsSets.Action.Ci.GitLabCi;
using GitOpsSets.Action.Ci.PlainTerminal;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>Every CI host there is.</summary>
internal static class CiHostCatalog
{
    // A new host is its folder and one line here. The first that says it is here runs us: Gitea's runners say GitHub's name as well as their own.
    private static readonly ImmutableArray<CiHostDescriptor> All =
    [
        GiteaActionsHost.Descriptor,
        GitHubActionsHost.Descriptor,
        AzurePipelinesHost.Descriptor,
        GitLabCiHost.Descriptor,
    ];

    /// <summary>The host that runs us. Where none does, whoever tries a workflow by hand may have the variables of the usual one.</summary>
    /// <param name="variables">What it tells.</param>
    public static CiHost Detect(CiVariables variables) =>
        All.FirstOrDefault(host => host.IsHere(variables))?.Read(variables) ?? PlainTerminalHost.Of(GitHubActionsHost.Descriptor.Read(variables));

    /// <summary>What hosts tell that nobody may see, whichever of them runs us; none is empty.</summary>
    /// <param name="variables">What they tell.</param>
    public static IEnumerable<Secret> SecretsIn(CiVariables variables) => All.SelectMany(host => variables.Secrets(host.SecretVariables)).Distinct();
}
