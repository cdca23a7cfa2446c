namespace GitOpsSets.Templating;

/// <summary>What <c>.a</c> gives when a map has no <c>a</c>: Go's <c>missingkey</c> option.</summary>
public enum MissingKey
{
    /// <summary>The render fails: what both dialects ask for.</summary>
    Error,

    /// <summary>No value at all, which prints <c>&lt;no value&gt;</c>: Go's default.</summary>
    NoValue,
}
