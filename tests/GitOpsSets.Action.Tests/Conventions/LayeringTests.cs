namespace GitOpsSets.Action.Tests.Conventions;

/// <summary>The architecture as a table: which room may use which. A room that is not listed fails.</summary>
public sealed class LayeringTests
{
    // The rooms of an assembly from the lowest to the highest; each may use itself and those named. "Templating" alone is that assembly's own front door.
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Templating.Limits"] = [],
        ["Templating.Values"] = ["Templating.Limits"],
        ["Templating.Functions"] = ["Templating.Limits", "Templating.Values"],
        ["Templating.Syntax"] = ["Templating", "Templating.Values", "Templating.Functions"],
        ["Templating.Evaluation"] = ["Templating", "Templating.Limits", "Templating.Values", "Templating.Functions", "Templating.Syntax"],
        ["Templating"] = ["Templating.Limits", "Templating.Values", "Templating.Functions", "Templating.Syntax", "Templating.Evaluation"],

        ["Engine.Diagnostics"] = ["Templating"],
        ["Engine.Yaml"] = ["Templating"],
        ["Engine.Ports"] = ["Templating", "Engine.Diagnostics", "Engine.Yaml"],
        ["Engine.Definitions"] = ["Templating*", "Engine.Diagnostics", "Engine.Yaml", "Engine.Ports"],
        ["Engine.Generators"] = ["Templating*", "Engine.Diagnostics", "Engine.Yaml", "Engine.Ports", "Engine.Definitions"],
        ["Engine.Rendering"] = ["Templating*", "Engine.Diagnostics", "Engine.Yaml", "Engine.Definitions", "Engine.Generators"],
        ["Engine.Layout"] = ["Templating*", "Engine.Diagnostics", "Engine.Yaml", "Engine.Ports", "Engine.Definitions", "Engine.Generators", "Engine.Rendering"],
        ["Engine.Changes"] = ["Engine.Diagnostics", "Engine.Yaml", "Engine.Ports", "Engine.Layout"],
        ["Engine.Summaries"] = ["Engine.Layout", "Engine.Changes"],
        ["Engine.Publishing"] = ["Engine.Diagnostics", "Engine.Ports", "Engine.Layout", "Engine.Changes", "Engine.Summaries"],
        ["Engine"] = ["Templating*", "Engine*"],

        ["Action.Git"] = ["Engine.Ports", "Engine.Publishing", "Action.Trees"],
        ["Action.Trees"] = ["Engine.Ports", "Action.Git"],
        ["Action.Forges"] = ["Engine.Ports", "Engine.Publishing"],
        ["Action.Oci"] = ["Engine.Ports", "Action.Forges", "Action.Trees"],
        ["Action.Cloud"] = ["Engine.Ports", "Action.Forges", "Action.Oci"],
        ["Action.Sources"] = ["Engine.Ports", "Action.Forges"],
        ["Action.Inputs"] = ["Templating*", "Engine.Diagnostics", "Engine.Yaml", "Engine.Ports", "Engine.Rendering", "Engine.Changes", "Action.Git", "Action.Forges"],
        ["Action.Publishing"] = ["Engine.Ports", "Engine.Publishing", "Action.Git", "Action.Trees", "Action.Forges"],
        ["Action.Reports"] = ["Templating*", "Engine*", "Action.Ci"],
        ["Action.Ci"] = ["Templating", "Engine*", "Action.Git", "Action.Trees", "Action.Forges", "Action.Cloud", "Action.Inputs"],
        ["Action.Verbs"] = ["Templating*", "Engine*", "Action*"],
        ["Action"] = ["Templating*", "Engine*", "Action*"],
    };

    // Gitea's runners speak the protocol of GitHub's.
    private static readonly HashSet<(string From, string To)> Relatives = [("Ci.GiteaActions", "Ci.GitHubActions")];

    [Fact]
    public void Every_room_uses_only_rooms_below_it()
    {
        var breaches = SourceTree.CSharpFiles("src")
            .SelectMany(path => SourceTree.Uses(path).Select(used => (Path: path, From: Room(SourceTree.NamespaceOf(path)), To: Room(used))))
            .Where(edge => edge.From.Length > 0 && edge.From != edge.To && !IsAllowed(edge.From, edge.To))
            .Select(edge => $"{edge.Path}: {edge.From} may not use {edge.To}");

        Assert.Empty(breaches);
    }

    [Fact]
    public void Every_room_is_in_the_table()
    {
        var unlisted = SourceTree.CSharpFiles("src").Select(path => Room(SourceTree.NamespaceOf(path))).Where(room => room.Length > 0 && !MayUse.ContainsKey(room)).Distinct(StringComparer.Ordinal);

        Assert.Empty(unlisted);
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        var strayed = SourceTree.CSharpFiles("src")
            .Where(path => SourceTree.NamespaceOf(path) is { Length: > 0 } name && name != Path.GetDirectoryName(path)!["src/".Length..].Replace('/', '.'))
            .Select(path => $"{path} is in {SourceTree.NamespaceOf(path)}");

        Assert.Empty(strayed);
    }

    [Fact]
    public void Forges_and_hosts_know_nothing_of_each_other()
    {
        var breaches = SourceTree.CSharpFiles("src")
            .Where(path => Home(SourceTree.NamespaceOf(path)).Length > 0)
            .SelectMany(path => SourceTree.Uses(path).Select(used => (Path: path, From: Home(SourceTree.NamespaceOf(path)), To: Home(used))))
            .Where(edge => edge.To.Length > 0 && edge.From != edge.To && !Relatives.Contains((edge.From, edge.To)))
            .Select(edge => $"{edge.Path}: {edge.From} may not use {edge.To}");

        Assert.Empty(breaches);
    }

    // "Ci.GitLabCi" for GitOpsSets.Action.Ci.GitLabCi; empty for any room that is no forge's or host's own.
    private static string Home(string name) => name.Split('.') is [_, "Action", ("Ci" or "Forges") and var room, var own, ..] ? $"{room}.{own}" : "";

    // The first two names after the product's: "Engine.Yaml" for GitOpsSets.Engine.Yaml.Building.
    private static string Room(string name)
    {
        string[] parts = name.Split('.');
        return string.Join('.', parts.Skip(1).Take(2));
    }

    private static bool IsAllowed(string from, string to) =>
        MayUse.GetValueOrDefault(from, []).Any(allowed => allowed == to || (allowed.EndsWith('*') && (to == allowed[..^1] || to.StartsWith(allowed[..^1] + ".", StringComparison.Ordinal))));
}
