using System.Collections.Immutable;

namespace GitOpsSets.Templating.Syntax;

/// <summary>A pipeline the parser is in the middle of, and the one around its parentheses.</summary>
/// <param name="outer">Null outside parentheses.</param>
/// <param name="context">What messages call it.</param>
/// <param name="end">What closes it.</param>
/// <param name="position">Offset of its first token.</param>
internal sealed class OpenPipeline(OpenPipeline? outer, string context, TokenKind end, int position)
{
    private int _commandPosition;

    public OpenPipeline? Outer { get; } = outer;

    public int Depth { get; } = (outer?.Depth ?? -1) + 1;

    public string Context { get; } = context;

    public TokenKind End { get; } = end;

    public int Position { get; } = position;

    public bool Assigns { get; set; }

    /// <summary>Offset of the parenthesis that was opened last inside it.</summary>
    public int ParenthesisPosition { get; set; }

    public ImmutableArray<VariableName>.Builder Variables { get; } = ImmutableArray.CreateBuilder<VariableName>();

    public ImmutableArray<Command>.Builder Commands { get; } = ImmutableArray.CreateBuilder<Command>();

    /// <summary>Those of the command it is in; null between commands.</summary>
    public ImmutableArray<Operand>.Builder? Operands { get; private set; }

    public void BeginCommand(int position)
    {
        _commandPosition = position;
        Operands = ImmutableArray.CreateBuilder<Operand>();
    }

    /// <summary>Ends the command it is in; false when that has no operand.</summary>
    public bool EndCommand()
    {
        bool isEmpty = Operands is not { Count: > 0 };
        if (!isEmpty)
        {
            Commands.Add(new Command(_commandPosition, Operands!.ToImmutable()));
            Operands = null;
        }

        return !isEmpty;
    }
}
