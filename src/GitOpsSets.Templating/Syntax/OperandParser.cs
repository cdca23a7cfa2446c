using System.Collections.Immutable;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Functions.Builtins;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Syntax;

/// <summary>Reads the terms of commands; all but those in parentheses, which hold pipelines.</summary>
/// <param name="cursor">The tokens.</param>
/// <param name="options">The functions there are.</param>
/// <param name="variables">The variables there are.</param>
internal sealed class OperandParser(TokenCursor cursor, TemplateOptions options, VariableTable variables)
{
    private readonly List<FunctionUse> _chances = [];

    /// <summary>Calls of functions whose result differs from run to run, so far.</summary>
    public ImmutableArray<FunctionUse> Chances => [.. _chances];

    public static bool StartsOperand(TokenKind kind) => kind is TokenKind.Boolean or TokenKind.CharacterConstant or TokenKind.Complex or TokenKind.Dot or TokenKind.Field
        or TokenKind.Identifier or TokenKind.Number or TokenKind.Nil or TokenKind.RawString or TokenKind.String or TokenKind.Variable or TokenKind.LeftParenthesis;

    /// <summary>An operand with the field names that follow it.</summary>
    public Operand ParseChain(Operand operand)
    {
        if (cursor.Peek().Kind != TokenKind.Field)
        {
            return operand;
        }

        int position = cursor.Peek().Start;
        var names = ImmutableArray.CreateBuilder<string>();
        while (cursor.Peek().Kind == TokenKind.Field)
        {
            names.Add(FieldName(cursor.Next()));
        }

        return operand switch
        {
            Operand.Field field => field with { Names = field.Names.AddRange(names) },
            Operand.Variable variable => variable with { Names = variable.Names.AddRange(names) },
            Operand.Boolean or Operand.Text or Operand.Number or Operand.Nil or Operand.Dot => throw cursor.Fail($"unexpected . after {cursor.Text[operand.Position..position].TrimEnd()}", position),
            _ => new Operand.Chain(position, operand, names.ToImmutable()),
        };
    }

    /// <summary>The operand that starts here; null when none does.</summary>
    public Operand? ParseTerm()
    {
        var token = cursor.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                var function = FunctionNamed(token);
                if (!function.IsDeterministic)
                {
                    _chances.Add(new FunctionUse(function.Name, TextPosition.Of(cursor.Text, token.Start).Line));
                }

                return new Operand.Function(token.Start, function);
            case TokenKind.Dot:
                return new Operand.Dot(token.Start);
            case TokenKind.Nil:
                return new Operand.Nil(token.Start);
            case TokenKind.Variable:
                return new Operand.Variable(token.Start, UsedVariable(token), []);
            case TokenKind.Field:
                return new Operand.Field(token.Start, [FieldName(token)]);
            case TokenKind.Boolean:
                return new Operand.Boolean(token.Start, token.Length == "true".Length);
            case TokenKind.CharacterConstant or TokenKind.Complex or TokenKind.Number:
                var number = NumberConstant.Read(token.Kind, token.Value(cursor.Text), out string error) ?? throw cursor.Fail(error, token.Start);
                return new Operand.Number(token.Start, number, number.Ideal);
            case TokenKind.String or TokenKind.RawString:
                return new Operand.Text(token.Start, TemplateValue.Of(cursor.Unquote(token)));
            default:
                cursor.Backup();
                return null;
        }
    }

    private TemplateFunction FunctionNamed(Token token)
    {
        string name = token.Value(cursor.Text);
        if (options.Functions.TryGet(name, out var function) || GoBuiltins.Functions.TryGet(name, out function))
        {
            return function;
        }

        throw cursor.Fail($"function \"{name}\" not defined", token.Start, suggestion: NearestName.Of(name, options.Functions.Names.Concat(GoBuiltins.Functions.Names)));
    }

    private VariableName UsedVariable(Token token)
    {
        string name = token.Value(cursor.Text);
        return variables.Find(name) ?? throw cursor.Fail($"undefined variable \"{name}\"", token.Start, suggestion: NearestName.Of(name, variables.Visible));
    }

    private string FieldName(Token token) => cursor.Text.Substring(token.Start + 1, token.Length - 1);
}
