using System.Collections.Immutable;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>A parsed pattern.</summary>
internal abstract record PatternNode
{
    private PatternNode()
    {
    }

    /// <summary>Levels of nesting, this node included.</summary>
    public abstract int Height { get; }

    /// <summary>Whether the empty text can match. What decides is how Go compiles, not what the node means: it orders the tries of a loop.</summary>
    public abstract bool Nullable { get; }

    /// <summary>Matches the empty text.</summary>
    internal sealed record Empty : PatternNode
    {
        public override int Height => 1;

        public override bool Nullable => true;
    }

    /// <summary>Matches one character of a set; no character at all when the set is empty.</summary>
    internal sealed record Single(CharacterSet Set) : PatternNode
    {
        public override int Height => 1;

        public override bool Nullable => false;
    }

    /// <summary>Matches the empty text where the assertion holds.</summary>
    internal sealed record Assert(Assertion Assertion) : PatternNode
    {
        public override int Height => 1;

        public override bool Nullable => true;
    }

    /// <summary>A group that remembers what it matched.</summary>
    /// <param name="Index">From 1.</param>
    /// <param name="Body">What is in the parentheses.</param>
    internal sealed record Capture(int Index, PatternNode Body) : PatternNode
    {
        public override int Height { get; } = Body.Height + 1;

        public override bool Nullable { get; } = Body.Nullable;
    }

    /// <summary>One after another; at least two.</summary>
    internal sealed record Sequence(ImmutableArray<PatternNode> Items) : PatternNode
    {
        public override int Height { get; } = Items.Max(item => item.Height) + 1;

        public override bool Nullable { get; } = Items.All(item => item.Nullable);
    }

    /// <summary>The first that leads to a match; at least two.</summary>
    internal sealed record Alternation(ImmutableArray<PatternNode> Choices) : PatternNode
    {
        public override int Height { get; } = Choices.Max(choice => choice.Height) + 1;

        public override bool Nullable { get; } = Choices.Any(choice => choice.Nullable);
    }

    /// <summary>From <paramref name="Minimum"/> to <paramref name="Maximum"/> times.</summary>
    /// <param name="Body">What is repeated.</param>
    /// <param name="Minimum">0 to 1000.</param>
    /// <param name="Maximum">At most 1000, or null for no bound.</param>
    /// <param name="Lazy">Whether fewer times are tried first.</param>
    internal sealed record Repetition(PatternNode Body, int Minimum, int? Maximum, bool Lazy) : PatternNode
    {
        public override int Height { get; } = Body.Height + 1;

        public override bool Nullable { get; } = Minimum == 0 || Body.Nullable;
    }
}
