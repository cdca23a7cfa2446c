namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>What a run of characters in an identifier is.</summary>
internal enum WordKind
{
    /// <summary>Bytes that are no text.</summary>
    Invalid,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>Capitals, or one capital and small letters.</summary>
    Capitals,

    /// <summary>Letters without capitals.</summary>
    Small,

    /// <summary>Hyphens, low lines and white space.</summary>
    Connector,

    /// <summary>Other punctuation.</summary>
    Punctuation,

    /// <summary>Symbols and Han characters.</summary>
    Other,
}
