namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>AWS CodeCommit, which is only read.</summary>
internal static class CodeCommitForge
{
    /// <summary>As definitions, the input <c>forge</c> and CI hosts have it.</summary>
    public const string Name = "codecommit";

    /// <summary>The forge.</summary>
    public static ForgeDescriptor Descriptor { get; } =
        new(Name, static around => new ForgeAdapters(new CodeCommitPullRequests(around.Http, around.Aws), new CodeCommitReferences(around.Http, around.Aws)));

    /// <summary>As signatures name it.</summary>
    public const string Service = "codecommit";
}
