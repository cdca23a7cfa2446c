namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>The tags that mean something to go-yaml.</summary>
internal static class Tags
{
    public const string Text = "tag:yaml.org,2002:str";
    public const string Boolean = "tag:yaml.org,2002:bool";
    public const string Integer = "tag:yaml.org,2002:int";
    public const string Float = "tag:yaml.org,2002:float";
    public const string Null = "tag:yaml.org,2002:null";
    public const string Timestamp = "tag:yaml.org,2002:timestamp";
    public const string Binary = "tag:yaml.org,2002:binary";
    public const string Merge = "tag:yaml.org,2002:merge";

    private const string Prefix = "tag:yaml.org,2002:";

    /// <summary>The tag as people write it.</summary>
    public static string Short(string tag) => tag.StartsWith(Prefix, StringComparison.Ordinal) ? "!!" + tag[Prefix.Length..] : tag;
}
