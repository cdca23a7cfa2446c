namespace GitOpsSets.Demo.Hosts;

/// <summary>One way to run the action: on a host, for a repository of a forge, with a way to publish.</summary>
/// <param name="Host">Where it runs.</param>
/// <param name="Forge">What has the repository that is published to.</param>
/// <param name="IsProposed">Whether it is published as a pull request, and not as a commit.</param>
internal sealed record MatrixCell(JobHost Host, ForgeKind Forge, bool IsProposed)
{
    /// <summary>How the host's job comes to the forge's repository.</summary>
    public MatrixRoute Route =>
        Host.Forge == Forge ? MatrixRoute.Own
        : Host is AzureHost or TerminalHost ? MatrixRoute.Origin
        : MatrixRoute.Target;

    /// <summary>As the input <c>publish</c> has it.</summary>
    public string Mode => IsProposed ? "pull-request" : "commit";

    /// <summary>The branch of the repository that the expanded files are on.</summary>
    public string Branch => IsProposed ? "expansion/main/clusters-expanded" : "main";

    /// <summary>Every one: nothing is left out.</summary>
    public static IReadOnlyList<MatrixCell> All { get; } =
        [.. JobHost.All.SelectMany(static host => ForgeKind.All.SelectMany(forge => (MatrixCell[])[new(host, forge, IsProposed: false), new(host, forge, IsProposed: true)]))];

    /// <inheritdoc/>
    public override string ToString() => $"{Host.Name}, {Forge.Name}, {Mode}";
}
