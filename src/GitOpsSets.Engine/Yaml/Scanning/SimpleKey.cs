using YamlDotNet.Core;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>What may turn out to be a key once a colon follows it: there is one candidate for the block context and one for each open bracket.</summary>
internal struct SimpleKey
{
    /// <summary>A colon may still make it a key.</summary>
    public bool Possible;

    /// <summary>Nothing but a key may stand here.</summary>
    public bool Required;

    /// <summary>In this bracket <c>?</c> began a key whose colon has not come.</summary>
    public bool ExplicitKeyOpen;

    /// <summary>The number of the token that would be the key.</summary>
    public int TokenNumber;

    /// <summary>Where that token starts.</summary>
    public Mark Mark;
}
