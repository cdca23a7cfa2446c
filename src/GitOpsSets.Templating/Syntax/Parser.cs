using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace GitOpsSets.Templating.Syntax;

/// <summary>
/// Builds the tree of a template: its bodies and control structures. Reads beside Go's <c>text/template/parse/parse.go</c>; only control structures nest
/// on the machine's stack.
/// </summary>
internal sealed class Parser
{
    private readonly TemplateOptions _options;
    private readonly TokenCursor _cursor;
    private readonly DefinitionTable _definitions = new();
    private readonly VariableTable _variables = new();
    private readonly OperandParser _operands;
    private readonly PipelineParser _pipelines;
    private int _rangeDepth;
    private int _nesting;

    private Parser(string text, TemplateOptions options)
    {
        _options = options;
        _cursor = new TokenCursor(text, options);
        _operands = new OperandParser(_cursor, options, _variables);
        _pipelines = new PipelineParser(_cursor, _operands, _variables);
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
        while (_cursor.Peek().Kind != TokenKind.EndOfText)
        {
            if (_cursor.Peek().Kind == TokenKind.LeftDelimiter)
            {
                var delimiter = _cursor.Next();
                if (_cursor.NextNonSpace().Kind == TokenKind.Define)
                {
                    ParseDefinition();
                    continue;
                }

                _cursor.Backup(delimiter);
            }

            if (ParseTextOrAction(out var node) is { } keyword)
            {
                throw _cursor.Fail($"unexpected {{{{{keyword}}}}}");
            }

            nodes.Add(node!);
        }

        var main = _definitions.Of(_options.Name);
        Define(main, nodes.DrainToImmutable());
        return new ParsedTemplate(main, _definitions.Names, _variables.Names, _operands.Chances);
    }

    private void ParseDefinition()
    {
        const string Context = "define clause";
        var token = _cursor.NextNonSpace();
        if (token.Kind is not (TokenKind.String or TokenKind.RawString))
        {
            throw _cursor.Unexpected(token, Context);
        }

        string name = _cursor.Unquote(token);
        token = _cursor.NextNonSpace();
        if (token.Kind != TokenKind.RightDelimiter)
        {
            throw _cursor.Unexpected(token, Context);
        }

        ParseBodyOf(name, Context);
    }

    private void ParseBodyOf(string name, string context)
    {
        var outerVariables = _variables.Enter();
        int outerRangeDepth = _rangeDepth;
        _rangeDepth = 0;
        var body = ParseList(out string end);
        if (end != "end")
        {
            throw _cursor.Fail($"unexpected {{{{{end}}}}} in {context}");
        }

        Define(_definitions.Of(name), body);
        _rangeDepth = outerRangeDepth;
        _variables.Leave(outerVariables);
    }

    private void Define(Definition definition, ImmutableArray<Node> body)
    {
        if (!definition.TrySet(body))
        {
            throw _cursor.Fail($"the template \"{definition.Name}\" is defined more than once");
        }
    }

    // Ends after {{end}} or {{else}}, which it names.
    private ImmutableArray<Node> ParseList(out string end)
    {
        if (++_nesting > _options.MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw _cursor.Fail("the template nests its control structures too deeply", isLimit: true);
        }

        var nodes = ImmutableArray.CreateBuilder<Node>();
        while (_cursor.PeekNonSpace().Kind != TokenKind.EndOfText)
        {
            if (ParseTextOrAction(out var node) is { } keyword)
            {
                _nesting--;
                end = keyword;
                return nodes.DrainToImmutable();
            }

            nodes.Add(node!);
        }

        throw _cursor.Fail("unexpected end of the template: an {{end}} is missing");
    }

    // Either a node, or the keyword that ends the list it would stand in.
    private string? ParseTextOrAction(out Node? node)
    {
        var token = _cursor.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Text:
                node = new Node.Text(token.Start, token.Value(_cursor.Text));
                return null;
            case TokenKind.LeftDelimiter:
                return ParseAction(out node);
            default:
                throw _cursor.Unexpected(token, "input");
        }
    }

    private string? ParseAction(out Node? node)
    {
        node = null;
        var token = _cursor.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Else:
                ParseElse();
                return "else";
            case TokenKind.End:
                _cursor.Expect(TokenKind.RightDelimiter, "end");
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

        _cursor.Backup();
        int position = _cursor.Peek().Start;
        node = new Node.Action(position, _pipelines.Parse("command", TokenKind.RightDelimiter));
        return null;
    }

    private void ParseElse()
    {
        if (_cursor.PeekNonSpace().Kind is not (TokenKind.If or TokenKind.With))
        {
            _cursor.Expect(TokenKind.RightDelimiter, "else");
        }
    }

    private Node ParseLoopControl(Token keyword)
    {
        string name = keyword.Value(_cursor.Text);
        var token = _cursor.NextNonSpace();
        if (token.Kind != TokenKind.RightDelimiter)
        {
            throw _cursor.Unexpected(token, $"{{{{{name}}}}}");
        }

        if (_rangeDepth == 0)
        {
            throw _cursor.Fail($"{{{{{name}}}}} outside {{{{range}}}}", keyword.Start);
        }

        return keyword.Kind == TokenKind.Break ? new Node.Break(keyword.Start) : new Node.Continue(keyword.Start);
    }

    private Node.Branch ParseBranch(string context, TokenKind keyword)
    {
        int outerVariables = _variables.Mark;
        var arms = ImmutableArray.CreateBuilder<Arm>();
        ImmutableArray<Node> otherwise = [];
        while (true)
        {
            var pipeline = _pipelines.Parse(context, TokenKind.RightDelimiter);
            arms.Add(new Arm(pipeline, ParseList(out string end)));
            if (end == "end")
            {
                break;
            }

            if (_cursor.Peek().Kind == keyword)
            {
                _cursor.Next();
                continue;
            }

            otherwise = ParseOtherwise();
            break;
        }

        _variables.Pop(outerVariables);
        return new Node.Branch(arms[0].Pipeline.Position, keyword == TokenKind.With, arms.DrainToImmutable(), otherwise);
    }

    private Node.Range ParseRange()
    {
        int outerVariables = _variables.Mark;
        var pipeline = _pipelines.Parse("range", TokenKind.RightDelimiter);
        _rangeDepth++;
        var body = ParseList(out string end);
        _rangeDepth--;
        ImmutableArray<Node> otherwise = end == "else" ? ParseOtherwise() : [];
        _variables.Pop(outerVariables);
        return new Node.Range(pipeline.Position, pipeline, body, otherwise);
    }

    private ImmutableArray<Node> ParseOtherwise()
    {
        var nodes = ParseList(out string end);
        return end == "end" ? nodes : throw _cursor.Fail("expected {{end}}, found a second {{else}}");
    }

    private Node.Call ParseBlock()
    {
        const string Context = "block clause";
        var token = _cursor.NextNonSpace();
        string name = TemplateName(token, Context);
        var pipeline = _pipelines.Parse(Context, TokenKind.RightDelimiter);
        ParseBodyOf(name, Context);
        return new Node.Call(token.Start, _definitions.Of(name), pipeline);
    }

    private Node.Call ParseTemplateCall()
    {
        const string Context = "template clause";
        var token = _cursor.NextNonSpace();
        string name = TemplateName(token, Context);
        Pipeline? pipeline = null;
        if (_cursor.NextNonSpace().Kind != TokenKind.RightDelimiter)
        {
            _cursor.Backup();
            pipeline = _pipelines.Parse(Context, TokenKind.RightDelimiter);
        }

        return new Node.Call(token.Start, _definitions.Of(name), pipeline);
    }

    private string TemplateName(Token token, string context) =>
        token.Kind is TokenKind.String or TokenKind.RawString ? _cursor.Unquote(token) : throw _cursor.Unexpected(token, context);
}
