namespace GitOpsSets.Action.Forges.Bitbucket;

/// <summary>Bitbucket Data Center, which is only read.</summary>
internal static class BitbucketForge
{
    /// <summary>As definitions, the input <c>forge</c> and CI hosts have it.</summary>
    public const string Name = "bitbucketserver";

    /// <summary>The forge.</summary>
    public static ForgeDescriptor Descriptor { get; } = new(Name, static around => new ForgeAdapters(new BitbucketPullRequests(around.Http, around.Tokens), References: null));
}
