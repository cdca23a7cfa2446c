namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>A group whose closing parenthesis has not come, or the whole pattern.</summary>
/// <param name="capture">The number of the group, or 0 when it does not remember.</param>
/// <param name="outerFlags">The switches that hold again after it.</param>
internal sealed class OpenGroup(int capture, PatternFlags outerFlags)
{
    private readonly List<PatternNode> _choices = [];

    public int Capture => capture;

    public PatternFlags OuterFlags => outerFlags;

    /// <summary>What was read of the choice it is in.</summary>
    public List<PatternNode> Items { get; } = [];

    public void NextChoice()
    {
        _choices.Add(Items switch
        {
            [] => new PatternNode.Empty(),
            [var only] => only,
            _ => new PatternNode.Sequence([.. Items]),
        });
        Items.Clear();
    }

    public PatternNode Close()
    {
        NextChoice();
        return _choices is [var only] ? only : new PatternNode.Alternation([.. _choices]);
    }
}
