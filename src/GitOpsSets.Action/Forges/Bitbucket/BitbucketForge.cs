namespace GitOpsSets.Action.Forges.Bitbucket;

/// <summary>Bitbucket Data Center, which is only read.</summary>
internal static class BitbucketForge
{
    /// <summary>The forge.</summary>
    public static ForgeDescriptor Descriptor { get; } = new("bitbucketserver", static around => new ForgeAdapters(new BitbucketPullRequests(around.Http, around.Tokens), References: null));
}
