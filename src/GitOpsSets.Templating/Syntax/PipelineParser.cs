using System.Globalization;

namespace GitOpsSets.Templating.Syntax;

/// <summary>Reads pipelines. Parentheses are kept on a stack of our own, so that they cost none of the machine's.</summary>
/// <param name="cursor">The tokens.</param>
/// <param name="operands">Reads the terms.</param>
/// <param name="variables">Learns what is declared.</param>
internal sealed class PipelineParser(TokenCursor cursor, OperandParser operands, VariableTable variables)
{
    private const int MaxParentheses = 10_000;

    /// <summary>Reads a pipeline and the token that ends it.</summary>
    /// <param name="context">What messages call it.</param>
    /// <param name="end">What ends it.</param>
    /// <exception cref="TemplateException">It is malformed.</exception>
    public Pipeline Parse(string context, TokenKind end)
    {
        var open = OpenPipeline(null, context, end);
        while (true)
        {
            if (open.Operands is null)
            {
                var token = cursor.NextNonSpace();
                if (token.Kind == open.End)
                {
                    var pipeline = Close(open);
                    if (open.Outer is null)
                    {
                        return pipeline;
                    }

                    open = open.Outer;
                    FinishOperand(open, Parenthesise(open.ParenthesisPosition, pipeline));
                    continue;
                }

                if (!OperandParser.StartsOperand(token.Kind))
                {
                    throw cursor.Unexpected(token, open.Context);
                }

                cursor.Backup();
                open.BeginCommand(cursor.PeekNonSpace().Start);
                continue;
            }

            if (cursor.PeekNonSpace().Kind == TokenKind.LeftParenthesis)
            {
                open.ParenthesisPosition = cursor.Next().Start;
                if (open.Depth >= MaxParentheses)
                {
                    throw cursor.Fail("the expression has too many nested parentheses", isLimit: true);
                }

                open = OpenPipeline(open, "parenthesized pipeline", TokenKind.RightParenthesis);
                continue;
            }

            FinishOperand(open, operands.ParseTerm());
        }
    }

    // One pipeline alone in parentheses needs no second pair.
    private static Operand.Parenthesised Parenthesise(int position, Pipeline pipeline) =>
        pipeline is { Variables: [], Commands: [{ Operands: [Operand.Parenthesised inner] }] } ? inner : new Operand.Parenthesised(position, pipeline);

    private OpenPipeline OpenPipeline(OpenPipeline? outer, string context, TokenKind end)
    {
        var open = new OpenPipeline(outer, context, end, cursor.PeekNonSpace().Start);
        while (cursor.PeekNonSpace() is { Kind: TokenKind.Variable } variable)
        {
            cursor.Next();
            var adjacent = cursor.Peek();
            var following = cursor.PeekNonSpace();
            if (following.Kind is TokenKind.Assign or TokenKind.Declare)
            {
                cursor.NextNonSpace();
                open.Assigns = following.Kind == TokenKind.Assign;
                Declare(open, variable);
                break;
            }

            if (following.Kind == TokenKind.Character && cursor.Text[following.Start] == ',')
            {
                cursor.NextNonSpace();
                Declare(open, variable);
                if (context == "range" && open.Variables.Count < 2)
                {
                    if (cursor.PeekNonSpace().Kind is TokenKind.Variable or TokenKind.RightDelimiter or TokenKind.RightParenthesis)
                    {
                        continue;
                    }

                    throw cursor.Fail("range can only initialize variables");
                }

                throw cursor.Fail($"too many declarations in {context}");
            }

            if (adjacent.Kind == TokenKind.Space)
            {
                cursor.Backup(adjacent, variable);
            }
            else
            {
                cursor.Backup(variable);
            }

            break;
        }

        return open;
    }

    private void Declare(OpenPipeline open, Token variable) => open.Variables.Add(variables.Declare(variable.Value(cursor.Text)));

    private Pipeline Close(OpenPipeline open)
    {
        if (open.Commands.Count == 0)
        {
            throw cursor.Fail($"missing value for {open.Context}");
        }

        for (int stage = 1; stage < open.Commands.Count; stage++)
        {
            if (open.Commands[stage].Operands[0] is Operand.Boolean or Operand.Dot or Operand.Nil or Operand.Number or Operand.Text)
            {
                throw cursor.Fail(string.Create(CultureInfo.InvariantCulture, $"stage {stage + 1} of the pipeline is no function or method"), open.Commands[stage].Position);
            }
        }

        return new Pipeline(open.Position, open.Variables.ToImmutable(), open.Assigns, open.Commands.ToImmutable());
    }

    // After an operand: its field names, then a space, the end of the command or the end of the pipeline.
    private void FinishOperand(OpenPipeline open, Operand? operand)
    {
        if (operand is not null)
        {
            open.Operands!.Add(operands.ParseChain(operand));
        }

        var token = cursor.Next();
        switch (token.Kind)
        {
            case TokenKind.Space:
                return;
            case TokenKind.RightDelimiter or TokenKind.RightParenthesis:
                cursor.Backup();
                break;
            case TokenKind.Pipe:
                break;
            default:
                throw cursor.Unexpected(token, "operand");
        }

        if (!open.EndCommand())
        {
            throw cursor.Fail("empty command");
        }
    }
}
