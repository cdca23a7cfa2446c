using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Functions.Builtins;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Syntax;

/// <summary>
/// Builds the tree of a template. Reads beside Go's <c>text/template/parse/parse.go</c>; parentheses are kept on a stack of our own, so that only
/// control structures nest on the machine's.
/// </summary>
internal sealed class Parser
{
    private const int MaxParentheses = 10_000;
    private const int LongestTokenShown = 10;

    private readonly string _text;
    private readonly TemplateOptions _options;
    private readonly Lexer _lexer;
    private readonly Dictionary<string, Definition> _definitions = new(StringComparer.Ordinal);
    private readonly List<FunctionUse> _chances = [];
    private readonly Dictionary<string, VariableName> _variableNames = new(StringComparer.Ordinal);

    // Look-ahead as Go has it: the newest token first. Errors are told on the line of the newest.
    private readonly Token[] _tokens = new Token[3];
    private int _peeked;

    private List<string> _variables = ["$"];
    private int _rangeDepth;
    private int _nesting;

    private Parser(string text, TemplateOptions options)
    {
        (_text, _options) = (text, options);
        _lexer = new Lexer(text, options.Delimiters.OrBraces());
        _variableNames["$"] = new VariableName(0, "$");
    }

    /// <summary>Reads a template.</summary>
    /// <returns>The main template's definition, and the names of all.</returns>
    /// <exception cref="TemplateException">The template is malformed.</exception>
    public static ParsedTemplate Parse(string text, TemplateOptions options)
    {
        if (text.Length > options.MaxCharacters)
        {
            throw new TemplateException(TemplateStage.Parse, $"the template has more than {options.MaxCharacters.ToString("N0", CultureInfo.InvariantCulture)} characters", 1, 1)
            {
                TemplateName = options.Name,
                IsLimit = true,
            };
        }

        return new Parser(text, options).ParseTemplate();
    }

    private ParsedTemplate ParseTemplate()
    {
        var nodes = ImmutableArray.CreateBuilder<Node>();
        while (Peek().Kind != TokenKind.EndOfText)
        {
            if (Peek().Kind == TokenKind.LeftDelimiter)
            {
                var delimiter = Next();
                if (NextNonSpace().Kind == TokenKind.Define)
                {
                    ParseDefinition();
                    continue;
                }

                Backup(delimiter);
            }

            if (ParseTextOrAction(out var node) is { } keyword)
            {
                throw Fail($"unexpected {{{{{keyword}}}}}");
            }

            nodes.Add(node!);
        }

        var main = DefinitionOf(_options.Name);
        Define(main, nodes.DrainToImmutable());
        return new ParsedTemplate(main, [.. _definitions.Values.Where(definition => definition.Body is not null).Select(definition => definition.Name).Order(StringComparer.Ordinal)], _variableNames.Count, [.. _chances]);
    }

    private void ParseDefinition()
    {
        const string Context = "define clause";
        var token = NextNonSpace();
        if (token.Kind is not (TokenKind.String or TokenKind.RawString))
        {
            throw Unexpected(token, Context);
        }

        string name = Unquote(token);
        token = NextNonSpace();
        if (token.Kind != TokenKind.RightDelimiter)
        {
            throw Unexpected(token, Context);
        }

        ParseBodyOf(name, Context);
    }

    private void ParseBodyOf(string name, string context)
    {
        var (outerVariables, outerRangeDepth) = (_variables, _rangeDepth);
        (_variables, _rangeDepth) = (["$"], 0);
        var body = ParseList(out string end);
        if (end != "end")
        {
            throw Fail($"unexpected {{{{{end}}}}} in {context}");
        }

        Define(DefinitionOf(name), body);
        (_variables, _rangeDepth) = (outerVariables, outerRangeDepth);
    }

    private void Define(Definition definition, ImmutableArray<Node> body)
    {
        if (!definition.TrySet(body))
        {
            throw Fail($"the template \"{definition.Name}\" is defined more than once");
        }
    }

    private Definition DefinitionOf(string name)
    {
        if (!_definitions.TryGetValue(name, out var definition))
        {
            _definitions[name] = definition = new Definition(name);
        }

        return definition;
    }

    // Ends after {{end}} or {{else}}, which it names.
    private ImmutableArray<Node> ParseList(out string end)
    {
        if (++_nesting > _options.MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fail("the template nests its control structures too deeply", isLimit: true);
        }

        var nodes = ImmutableArray.CreateBuilder<Node>();
        while (PeekNonSpace().Kind != TokenKind.EndOfText)
        {
            if (ParseTextOrAction(out var node) is { } keyword)
            {
                _nesting--;
                end = keyword;
                return nodes.DrainToImmutable();
            }

            nodes.Add(node!);
        }

        throw Fail("unexpected end of the template: an {{end}} is missing");
    }

    // Either a node, or the keyword that ends the list it would stand in.
    private string? ParseTextOrAction(out Node? node)
    {
        var token = NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Text:
                node = new Node.Text(token.Start, token.Value(_text));
                return null;
            case TokenKind.LeftDelimiter:
                return ParseAction(out node);
            default:
                throw Unexpected(token, "input");
        }
    }

    private string? ParseAction(out Node? node)
    {
        node = null;
        var token = NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Else:
                ParseElse();
                return "else";
            case TokenKind.End:
                Expect(TokenKind.RightDelimiter, "end");
                return "end";
            case TokenKind.Block:
                node = ParseBlock();
                return null;
            case TokenKind.Break or TokenKind.Continue:
                node = ParseLoopControl(token);
                return null;
            case TokenKind.If:
                node = ParseBranch("if", TokenKind.If);
                return null;
            case TokenKind.With:
                node = ParseBranch("with", TokenKind.With);
                return null;
            case TokenKind.Range:
                node = ParseRange();
                return null;
            case TokenKind.Template:
                node = ParseTemplateCall();
                return null;
        }

        Backup();
        int position = Peek().Start;
        node = new Node.Action(position, ParsePipeline("command", TokenKind.RightDelimiter));
        return null;
    }

    private void ParseElse()
    {
        if (PeekNonSpace().Kind is not (TokenKind.If or TokenKind.With))
        {
            Expect(TokenKind.RightDelimiter, "else");
        }
    }

    private Node ParseLoopControl(Token keyword)
    {
        string name = keyword.Value(_text);
        var token = NextNonSpace();
        if (token.Kind != TokenKind.RightDelimiter)
        {
            throw Unexpected(token, $"{{{{{name}}}}}");
        }

        if (_rangeDepth == 0)
        {
            throw Fail($"{{{{{name}}}}} outside {{{{range}}}}", keyword.Start);
        }

        return keyword.Kind == TokenKind.Break ? new Node.Break(keyword.Start) : new Node.Continue(keyword.Start);
    }

    private Node.Branch ParseBranch(string context, TokenKind keyword)
    {
        int outerVariables = _variables.Count;
        var arms = ImmutableArray.CreateBuilder<Arm>();
        ImmutableArray<Node> otherwise = [];
        while (true)
        {
            var pipeline = ParsePipeline(context, TokenKind.RightDelimiter);
            arms.Add(new Arm(pipeline, ParseList(out string end)));
            if (end == "end")
            {
                break;
            }

            if (Peek().Kind == keyword)
            {
                Next();
                continue;
            }

            otherwise = ParseList(out end);
            if (end != "end")
            {
                throw Fail("expected {{end}}, found a second {{else}}");
            }

            break;
        }

        PopVariables(outerVariables);
        return new Node.Branch(arms[0].Pipeline.Position, keyword == TokenKind.With, arms.DrainToImmutable(), otherwise);
    }

    private Node.Range ParseRange()
    {
        int outerVariables = _variables.Count;
        var pipeline = ParsePipeline("range", TokenKind.RightDelimiter);
        _rangeDepth++;
        var body = ParseList(out string end);
        _rangeDepth--;
        ImmutableArray<Node> otherwise = [];
        if (end == "else")
        {
            otherwise = ParseList(out end);
            if (end != "end")
            {
                throw Fail("expected {{end}}, found a second {{else}}");
            }
        }

        PopVariables(outerVariables);
        return new Node.Range(pipeline.Position, pipeline, body, otherwise);
    }

    private void PopVariables(int count) => _variables.RemoveRange(count, _variables.Count - count);

    private Node.Call ParseBlock()
    {
        const string Context = "block clause";
        var token = NextNonSpace();
        string name = TemplateName(token, Context);
        var pipeline = ParsePipeline(Context, TokenKind.RightDelimiter);
        ParseBodyOf(name, Context);
        return new Node.Call(token.Start, DefinitionOf(name), pipeline);
    }

    private Node.Call ParseTemplateCall()
    {
        const string Context = "template clause";
        var token = NextNonSpace();
        string name = TemplateName(token, Context);
        Pipeline? pipeline = null;
        if (NextNonSpace().Kind != TokenKind.RightDelimiter)
        {
            Backup();
            pipeline = ParsePipeline(Context, TokenKind.RightDelimiter);
        }

        return new Node.Call(token.Start, DefinitionOf(name), pipeline);
    }

    private string TemplateName(Token token, string context) =>
        token.Kind is TokenKind.String or TokenKind.RawString ? Unquote(token) : throw Unexpected(token, context);

    private string Unquote(Token token) =>
        GoQuote.TryUnquote(token.Value(_text), out string? name) ? name : throw Fail($"malformed string {token.Value(_text)}", token.Start);

    private Pipeline ParsePipeline(string context, TokenKind end)
    {
        var open = OpenPipeline(null, context, end);
        while (true)
        {
            if (open.Operands is null)
            {
                var token = NextNonSpace();
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

                if (!StartsOperand(token.Kind))
                {
                    throw Unexpected(token, open.Context);
                }

                Backup();
                open.BeginCommand(PeekNonSpace().Start);
                continue;
            }

            if (PeekNonSpace().Kind == TokenKind.LeftParenthesis)
            {
                open.ParenthesisPosition = Next().Start;
                if (open.Depth >= MaxParentheses)
                {
                    throw Fail("the expression has too many nested parentheses", isLimit: true);
                }

                open = OpenPipeline(open, "parenthesized pipeline", TokenKind.RightParenthesis);
                continue;
            }

            FinishOperand(open, ParseTerm());
        }
    }

    // One pipeline alone in parentheses needs no second pair.
    private static Operand.Parenthesised Parenthesise(int position, Pipeline pipeline) =>
        pipeline is { Variables: [], Commands: [{ Operands: [Operand.Parenthesised inner] }] } ? inner : new Operand.Parenthesised(position, pipeline);

    private static bool StartsOperand(TokenKind kind) => kind is TokenKind.Boolean or TokenKind.CharacterConstant or TokenKind.Complex or TokenKind.Dot or TokenKind.Field
        or TokenKind.Identifier or TokenKind.Number or TokenKind.Nil or TokenKind.RawString or TokenKind.String or TokenKind.Variable or TokenKind.LeftParenthesis;

    private OpenPipeline OpenPipeline(OpenPipeline? outer, string context, TokenKind end)
    {
        var open = new OpenPipeline(outer, context, end, PeekNonSpace().Start);
        while (PeekNonSpace() is { Kind: TokenKind.Variable } variable)
        {
            Next();
            var adjacent = Peek();
            var following = PeekNonSpace();
            if (following.Kind is TokenKind.Assign or TokenKind.Declare)
            {
                NextNonSpace();
                open.Assigns = following.Kind == TokenKind.Assign;
                Declare(open, variable);
                break;
            }

            if (following.Kind == TokenKind.Character && _text[following.Start] == ',')
            {
                NextNonSpace();
                Declare(open, variable);
                if (context == "range" && open.Variables.Count < 2)
                {
                    if (PeekNonSpace().Kind is TokenKind.Variable or TokenKind.RightDelimiter or TokenKind.RightParenthesis)
                    {
                        continue;
                    }

                    throw Fail("range can only initialize variables");
                }

                throw Fail($"too many declarations in {context}");
            }

            if (adjacent.Kind == TokenKind.Space)
            {
                Backup(adjacent, variable);
            }
            else
            {
                Backup(variable);
            }

            break;
        }

        return open;
    }

    private void Declare(OpenPipeline open, Token variable)
    {
        string name = variable.Value(_text);
        open.Variables.Add(NameOf(name));
        _variables.Add(name);
    }

    private VariableName NameOf(string name)
    {
        if (!_variableNames.TryGetValue(name, out var known))
        {
            _variableNames[name] = known = new VariableName(_variableNames.Count, name);
        }

        return known;
    }

    private Pipeline Close(OpenPipeline open)
    {
        if (open.Commands.Count == 0)
        {
            throw Fail($"missing value for {open.Context}");
        }

        for (int stage = 1; stage < open.Commands.Count; stage++)
        {
            if (open.Commands[stage].Operands[0] is Operand.Boolean or Operand.Dot or Operand.Nil or Operand.Number or Operand.Text)
            {
                throw Fail(string.Create(CultureInfo.InvariantCulture, $"stage {stage + 1} of the pipeline is no function or method"), open.Commands[stage].Position);
            }
        }

        return new Pipeline(open.Position, open.Variables.ToImmutable(), open.Assigns, open.Commands.ToImmutable());
    }

    // After an operand: its field names, then a space, the end of the command or the end of the pipeline.
    private void FinishOperand(OpenPipeline open, Operand? operand)
    {
        if (operand is not null)
        {
            open.Operands!.Add(ParseChain(operand));
        }

        var token = Next();
        switch (token.Kind)
        {
            case TokenKind.Space:
                return;
            case TokenKind.RightDelimiter or TokenKind.RightParenthesis:
                Backup();
                break;
            case TokenKind.Pipe:
                break;
            default:
                throw Unexpected(token, "operand");
        }

        if (!open.EndCommand())
        {
            throw Fail("empty command");
        }
    }

    private Operand ParseChain(Operand operand)
    {
        if (Peek().Kind != TokenKind.Field)
        {
            return operand;
        }

        int position = Peek().Start;
        var names = ImmutableArray.CreateBuilder<string>();
        while (Peek().Kind == TokenKind.Field)
        {
            names.Add(FieldName(Next()));
        }

        return operand switch
        {
            Operand.Field field => field with { Names = field.Names.AddRange(names) },
            Operand.Variable variable => variable with { Names = variable.Names.AddRange(names) },
            Operand.Boolean or Operand.Text or Operand.Number or Operand.Nil or Operand.Dot => throw Fail($"unexpected . after {_text[operand.Position..position].TrimEnd()}", position),
            _ => new Operand.Chain(position, operand, names.ToImmutable()),
        };
    }

    private string FieldName(Token token) => _text.Substring(token.Start + 1, token.Length - 1);

    private Operand? ParseTerm()
    {
        var token = NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                var function = FunctionNamed(token);
                if (!function.IsDeterministic)
                {
                    _chances.Add(new FunctionUse(function.Name, TextPosition.Of(_text, token.Start).Line));
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
                var number = NumberConstant.Read(token.Kind, token.Value(_text), out string error) ?? throw Fail(error, token.Start);
                return new Operand.Number(token.Start, number, number.Ideal);
            case TokenKind.String or TokenKind.RawString:
                return new Operand.Text(token.Start, TemplateValue.Of(Unquote(token)));
            default:
                Backup();
                return null;
        }
    }

    private TemplateFunction FunctionNamed(Token token)
    {
        string name = token.Value(_text);
        if (_options.Functions.TryGet(name, out var function) || GoBuiltins.Functions.TryGet(name, out function))
        {
            return function;
        }

        throw Fail($"function \"{name}\" not defined", token.Start, suggestion: NearestName.Of(name, _options.Functions.Names.Concat(GoBuiltins.Functions.Names)));
    }

    private VariableName UsedVariable(Token token)
    {
        string name = token.Value(_text);
        return _variables.Contains(name)
            ? NameOf(name)
            : throw Fail($"undefined variable \"{name}\"", token.Start, suggestion: NearestName.Of(name, _variables.Distinct(StringComparer.Ordinal)));
    }

    private void Expect(TokenKind kind, string context)
    {
        var token = NextNonSpace();
        if (token.Kind != kind)
        {
            throw Unexpected(token, context);
        }
    }

    private Token Next()
    {
        if (_peeked > 0)
        {
            _peeked--;
        }
        else
        {
            _tokens[0] = _lexer.Next();
        }

        return _tokens[_peeked];
    }

    private Token Peek()
    {
        if (_peeked == 0)
        {
            _peeked = 1;
            _tokens[0] = _lexer.Next();
        }

        return _tokens[_peeked - 1];
    }

    private Token NextNonSpace()
    {
        Token token;
        do
        {
            token = Next();
        }
        while (token.Kind == TokenKind.Space);

        return token;
    }

    private Token PeekNonSpace()
    {
        var token = NextNonSpace();
        Backup();
        return token;
    }

    private void Backup() => _peeked++;

    private void Backup(Token before)
    {
        _tokens[1] = before;
        _peeked = 2;
    }

    private void Backup(Token between, Token before)
    {
        _tokens[1] = between;
        _tokens[2] = before;
        _peeked = 3;
    }

    private TemplateException Unexpected(Token token, string context)
    {
        if (token.Kind == TokenKind.Error)
        {
            return Fail(token.Message!, token.Start);
        }

        string shown = token.Kind == TokenKind.EndOfText ? "end of the template" : token.Value(_text);
        if (shown.Length > LongestTokenShown && token.Kind < TokenKind.Dot && token.Kind != TokenKind.EndOfText)
        {
            shown = $"{shown[..LongestTokenShown]}...";
        }

        return Fail($"unexpected {(token.IsKeyword || token.Kind == TokenKind.EndOfText ? shown : GoQuote.Text(shown))} in {context}", token.Start);
    }

    // Go tells the line of the token it read last; the column is ours, and the true one if it is on that line.
    private TemplateException Fail(string message, int? place = null, string? suggestion = null, bool isLimit = false)
    {
        var newest = TextPosition.Of(_text, _tokens[0].Start);
        var position = place is { } offset && TextPosition.Of(_text, offset) is var exact && exact.Line == newest.Line ? exact : newest;
        return new TemplateException(TemplateStage.Parse, message, position.Line, position.Column)
        {
            TemplateName = _options.Name,
            Suggestion = suggestion,
            IsLimit = isLimit,
        };
    }
}
