namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>In which way a field is wrong.</summary>
internal enum SchemaProblem
{
    /// <summary>It is no field of the kind.</summary>
    Unknown,

    /// <summary>It must be there and is not.</summary>
    Missing,

    /// <summary>It holds another type, or a text that is no time.</summary>
    WrongType,

    /// <summary>Its text is none of those that may stand there.</summary>
    NotAllowed,

    /// <summary>It is too long, or has too many items.</summary>
    TooLarge,

    /// <summary>It breaks another rule.</summary>
    Invalid,
}
