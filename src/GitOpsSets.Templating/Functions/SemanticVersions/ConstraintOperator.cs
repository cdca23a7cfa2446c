namespace GitOpsSets.Templating.Functions.SemanticVersions;

/// <summary>How a version is compared with the one in a constraint.</summary>
internal enum ConstraintOperator
{
    /// <summary><c>=</c> or nothing.</summary>
    Equal,
    NotEqual,
    Greater,
    Less,
    GreaterOrEqual,
    LessOrEqual,

    /// <summary><c>~</c> or <c>~&gt;</c>: within the minor.</summary>
    Tilde,

    /// <summary><c>^</c>: without a change of the leftmost number that is not 0.</summary>
    Caret,
}
