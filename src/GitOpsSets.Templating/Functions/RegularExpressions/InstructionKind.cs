namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>What an <see cref="Instruction"/> does.</summary>
internal enum InstructionKind
{
    /// <summary>Goes on elsewhere.</summary>
    Jump,

    /// <summary>Goes on in two places, the first preferred.</summary>
    Fork,

    /// <summary>Remembers the position.</summary>
    Save,

    /// <summary>Goes on where the assertion holds.</summary>
    Assert,

    /// <summary>Consumes one given code point.</summary>
    Single,

    /// <summary>Consumes one code point of a set.</summary>
    Set,

    /// <summary>The pattern has matched.</summary>
    Match,
}
