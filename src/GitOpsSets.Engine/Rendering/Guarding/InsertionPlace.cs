namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Where in a YAML document a template writes a value.</summary>
internal enum InsertionPlace
{
    /// <summary>It is the whole of an unquoted scalar, or nobody can tell.</summary>
    WholePlain,

    /// <summary>Beside the author's own characters in an unquoted scalar.</summary>
    PartOfPlain,

    /// <summary>Unquoted, in a list or mapping in brackets.</summary>
    Flow,

    /// <summary>Inside quotes of the author's.</summary>
    Quoted,

    /// <summary>In a literal or folded block, which it can leave only with a line break.</summary>
    Block,

    /// <summary>In a key.</summary>
    Key,

    /// <summary>In no value at all.</summary>
    Comment,
}
