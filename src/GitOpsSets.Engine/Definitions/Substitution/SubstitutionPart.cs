using System.Collections.Immutable;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>A piece of a parsed text.</summary>
internal abstract record SubstitutionPart
{
    private SubstitutionPart()
    {
    }

    /// <summary>Text that stays as it is.</summary>
    /// <param name="Bytes">UTF-8, or whatever the text held.</param>
    internal sealed record Literal(byte[] Bytes) : SubstitutionPart;

    /// <summary>A <c>${…}</c>.</summary>
    /// <param name="Variable">Its name.</param>
    /// <param name="Operator">What stands after the name, such as <c>:-</c> or <c>%%</c>; <c>#</c> without arguments is the length; empty for none.</param>
    /// <param name="Arguments">The operator's words. For defaults they are joined.</param>
    internal sealed record Expansion(string Variable, string Operator, ImmutableArray<SubstitutionPart> Arguments) : SubstitutionPart;
}
