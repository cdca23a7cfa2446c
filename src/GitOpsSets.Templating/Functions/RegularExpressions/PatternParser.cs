using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>
/// Reads the syntax of Go's <c>regexp/syntax</c> (RE2 with Perl's extensions, as <c>regexp.Compile</c> has it) and refuses what Go refuses.
/// Groups are kept on a list of ours, not on the call stack.
/// </summary>
internal sealed class PatternParser
{
    private const int MaximumHeight = 1000;

    private readonly string _pattern;
    private readonly PatternReader _reader;
    private readonly ClassParser _classes;
    private readonly Stack<OpenGroup> _groups = new();
    private readonly List<string?> _groupNames = [null];
    private PatternFlags _flags;

    private PatternParser(string pattern)
    {
        _pattern = pattern;
        _reader = new PatternReader(pattern);
        _classes = new ClassParser(_reader);
        _groups.Push(new OpenGroup(0, PatternFlags.None));
    }

    /// <summary>Reads a whole pattern.</summary>
    /// <returns>The pattern, and the names of its groups: the first is the whole match, groups without a name have null.</returns>
    /// <exception cref="RegularExpressionException">Go refuses the pattern.</exception>
    public static (PatternNode Root, ImmutableArray<string?> GroupNames) Parse(string pattern)
    {
        if (pattern.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsText(pattern))
        {
            throw PatternErrors.InvalidUtf8(GoText.Canonical(pattern));
        }

        var parser = new PatternParser(pattern);
        return (parser.ParseAll(), [.. parser._groupNames]);
    }

    private static bool IsText(string pattern)
    {
        for (int index = 0; index < pattern.Length; index++)
        {
            if (char.IsSurrogatePair(pattern, index))
            {
                index++;
            }
            else if (char.IsSurrogate(pattern[index]))
            {
                return false;
            }
        }

        return true;
    }

    private PatternNode ParseAll()
    {
        int lastRepetition = -1;
        while (!_reader.AtEnd)
        {
            int start = _reader.Position;
            bool repeated = TryParseRepetition(lastRepetition);
            if (!repeated)
            {
                ParseItem();
            }

            lastRepetition = repeated ? start : -1;
        }

        if (_groups.Count > 1)
        {
            throw PatternErrors.MissingParenthesis(_pattern);
        }

        return Checked(_groups.Pop().Close());
    }

    private void ParseItem()
    {
        switch (_reader.Current)
        {
            case '(':
                ParseGroupHead();
                break;
            case '|':
                _reader.Position++;
                _groups.Peek().NextChoice();
                break;
            case ')':
                _reader.Position++;
                CloseGroup();
                break;
            case '^':
                _reader.Position++;
                AddAssertion(_flags.HasFlag(PatternFlags.MultiLine) ? Assertion.LineStart : Assertion.TextStart);
                break;
            case '$':
                _reader.Position++;
                AddAssertion(_flags.HasFlag(PatternFlags.MultiLine) ? Assertion.LineEnd : Assertion.TextEnd);
                break;
            case '.':
                _reader.Position++;
                Add(new PatternNode.Single(_flags.HasFlag(PatternFlags.DotMatchesNewline) ? CharacterSet.Any : CharacterSet.AnyButNewline));
                break;
            case '[':
                Add(new PatternNode.Single(_classes.ParseBracket(FoldsCase)));
                break;
            case '\\':
                ParseBackslash();
                break;
            default:
                AddLiteral(_reader.ReadCodePoint());
                break;
        }
    }

    private bool FoldsCase => _flags.HasFlag(PatternFlags.FoldCase);

    private void Add(PatternNode node) => _groups.Peek().Items.Add(node);

    private void AddAssertion(Assertion assertion) => Add(new PatternNode.Assert(assertion));

    private void AddLiteral(int codePoint)
    {
        var set = CharacterSet.Of(codePoint);
        Add(new PatternNode.Single(FoldsCase ? set.Folded() : set));
    }

    private void ParseBackslash()
    {
        Assertion? assertion = _reader.Ahead(1) switch
        {
            'A' => Assertion.TextStart,
            'z' => Assertion.TextEnd,
            'b' => Assertion.WordBoundary,
            'B' => Assertion.NoWordBoundary,
            _ => null,
        };
        if (assertion is { } condition)
        {
            _reader.Position += 2;
            AddAssertion(condition);
        }
        else if (_reader.TryRead("\\Q"))
        {
            ParseQuoted();
        }
        else if (_classes.TryParseNamed(FoldsCase) is { } set)
        {
            Add(new PatternNode.Single(set));
        }
        else
        {
            AddLiteral(_classes.ParseEscape());
        }
    }

    private void ParseQuoted()
    {
        int end = _reader.Find("\\E");
        int stop = end < 0 ? _pattern.Length : end;
        while (_reader.Position < stop)
        {
            AddLiteral(_reader.ReadCodePoint());
        }

        _reader.Position = end < 0 ? stop : end + 2;
    }

    private void ParseGroupHead()
    {
        var head = GroupHead.Read(_reader, _flags);
        if (head.Opens)
        {
            _groups.Push(new OpenGroup(head.Captures ? _groupNames.Count : 0, _flags));
        }

        if (head.Captures)
        {
            _groupNames.Add(head.Name);
        }

        _flags = head.Flags;
    }

    private void CloseGroup()
    {
        if (_groups.Count == 1)
        {
            throw PatternErrors.UnexpectedParenthesis(_pattern);
        }

        var group = _groups.Pop();
        _flags = group.OuterFlags;
        var body = Checked(group.Close());
        Add(group.Capture == 0 ? body : Checked(new PatternNode.Capture(group.Capture, body)));
    }

    private bool TryParseRepetition(int lastRepetition)
    {
        int start = _reader.Position;
        if (RepetitionCount.TryRead(_reader) is not { } count)
        {
            return false;
        }

        if (!count.IsAllowed)
        {
            throw PatternErrors.InvalidRepeatCount(_reader.From(start));
        }

        bool lazy = _flags.HasFlag(PatternFlags.Ungreedy) != _reader.TryRead("?");
        if (lastRepetition >= 0)
        {
            throw PatternErrors.NestedRepeat(_reader.From(lastRepetition));
        }

        var items = _groups.Peek().Items;
        if (items.Count == 0)
        {
            throw PatternErrors.MissingRepeatArgument(_reader.From(start));
        }

        var repetition = new PatternNode.Repetition(items[^1], count.Minimum, count.Maximum, lazy);
        if (!RepetitionCount.AllowsNested(repetition))
        {
            throw PatternErrors.InvalidRepeatCount(_reader.From(start));
        }

        items[^1] = Checked(repetition);
        return true;
    }

    private PatternNode Checked(PatternNode node) => node.Height <= MaximumHeight ? node : throw PatternErrors.TooDeep(_pattern);
}
