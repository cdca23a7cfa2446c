namespace GitOpsSets.Templating.Functions.Urls;

/// <summary>The part of a URL that is escaped: each has its own set of characters that stand for themselves.</summary>
internal enum UrlPlace
{
    /// <summary>After the host.</summary>
    Path,

    /// <summary>Between the slashes and the port.</summary>
    Host,

    /// <summary>After the percent sign of an IPv6 address.</summary>
    HostZone,

    /// <summary>Before the at sign.</summary>
    User,

    /// <summary>After the number sign.</summary>
    Fragment,
}
