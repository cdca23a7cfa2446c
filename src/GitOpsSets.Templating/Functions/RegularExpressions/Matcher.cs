using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>
/// Runs a compiled pattern over one text: all ways to match at once, one character after the other (Pike's machine, Go's <c>regexp/exec.go</c>).
/// A search takes at most program length times text length steps, whatever the pattern.
/// </summary>
/// <remarks>
/// Why not .NET's own <c>NonBacktracking</c>: it has no ASCII <c>\b</c>, sees half a surrogate pair as a character, orders the tries of loops over the empty text unlike Go,
/// and gives up on counted repetitions that Go accepts. One exact engine is less than a translation with exceptions.
/// </remarks>
internal sealed class Matcher
{
    /// <summary>Steps that one operation may take: about one second. Reached only by long patterns on long texts, or by many searches that each run to the end.</summary>
    public const long MaximumSteps = 100_000_000;

    // Every way to match has its own captures: 64 MiB for both lists.
    private const long MaximumCaptures = 8 * 1024 * 1024;

    // Copying so many capture positions takes as long as a step.
    private const int SlotsCopiedInOneStep = 32;

    private readonly ImmutableArray<Instruction> _code;
    private readonly PatternProgram _program;
    private readonly string _text;
    private readonly int _slots;
    private readonly int _copySteps;
    private readonly int[] _working;
    private readonly Stack<(int Place, int Slot, int Position)> _open = new();
    private ThreadList _current;
    private ThreadList _next;

    /// <summary>Prepares to search one text.</summary>
    /// <param name="program">What to search for.</param>
    /// <param name="text">Canonical text of ours.</param>
    /// <param name="slots">How many capture positions to keep: 0 only asks whether there is a match, 2 says where.</param>
    /// <exception cref="RegularExpressionException">A long pattern with very many groups.</exception>
    public Matcher(PatternProgram program, string text, int slots)
    {
        _program = program;
        _code = program.Instructions;
        _text = text;
        _slots = slots;
        _copySteps = slots / SlotsCopiedInOneStep;
        if ((long)_code.Length * slots > MaximumCaptures)
        {
            throw new RegularExpressionException(string.Create(CultureInfo.InvariantCulture, $"a regular expression of {_code.Length} steps cannot have {slots / 2} groups"));
        }

        _working = new int[slots];
        Captures = new int[slots];
        _current = new ThreadList(_code.Length, slots);
        _next = new ThreadList(_code.Length, slots);
    }

    /// <summary>After a match: start and end of the match and of each group, in UTF-16 units; -1 for a group that took no part.</summary>
    public int[] Captures { get; }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Looks for the leftmost match that begins at or after <paramref name="start"/>, the first one in the order of tries.</summary>
    /// <exception cref="RegularExpressionException">The operation takes more than <see cref="MaximumSteps"/>.</exception>
    public bool Search(int start)
    {
        bool matched = false;
        _current.Clear();
        for (int position = start; ;)
        {
            if (_current.Count == 0)
            {
                if (matched || (_program.StartsAtTextStart && position > 0))
                {
                    return matched;
                }

                position = NextStart(position);
            }

            if (!matched)
            {
                Seed(position);
            }

            int width = Decode(position, out int codePoint);
            matched |= StepAll(position, codePoint, position + width);
            if (width == 0 || (matched && _slots == 0))
            {
                return matched;
            }

            if (Steps > MaximumSteps)
            {
                throw new RegularExpressionException(string.Create(CultureInfo.InvariantCulture, $"matching a regular expression took more than {MaximumSteps} steps"));
            }

            (_current, _next) = (_next, _current);
            position += width;
        }
    }

    private int NextStart(int position)
    {
        if (_program.NeverFirst is not { } never)
        {
            return position;
        }

        int distance = _text.AsSpan(position).IndexOfAnyExcept(never);
        return distance < 0 ? _text.Length : position + distance;
    }

    private void Seed(int position)
    {
        Steps += _copySteps;
        _working.AsSpan().Fill(-1);
        if (_slots > 0)
        {
            _working[0] = position;
        }

        Follow(_current, 0, position);
    }

    /// <summary>Lets every thread consume the character, in order of preference. A thread that has matched ends those after it.</summary>
    private bool StepAll(int position, int codePoint, int nextPosition)
    {
        _next.Clear();
        for (int index = 0; index < _current.Count; index++)
        {
            Steps++;
            var instruction = _code[_current[index]];
            bool consumes = false;
            switch (instruction.Kind)
            {
                case InstructionKind.Match:
                    _current.Captures(index).CopyTo(Captures);
                    if (_slots > 0)
                    {
                        Captures[1] = position;
                    }

                    return true;
                case InstructionKind.Single:
                    consumes = codePoint == instruction.Argument;
                    break;
                case InstructionKind.Set:
                    consumes = codePoint >= 0 && instruction.Set!.Contains(codePoint); // a Set step always has a set
                    break;
            }

            if (consumes)
            {
                Steps += _copySteps;
                _current.Captures(index).CopyTo(_working);
                Follow(_next, instruction.Next, nextPosition);
            }
        }

        return false;
    }

    /// <summary>Adds a place and all that can be reached from it without a character, the preferred ways first.</summary>
    private void Follow(ThreadList list, int first, int position)
    {
        _open.Push((first, -1, 0));
        while (_open.TryPop(out var entry))
        {
            if (entry.Slot >= 0)
            {
                _working[entry.Slot] = entry.Position;
                continue;
            }

            for (int place = entry.Place; list.TryAdd(place);)
            {
                Steps++;
                var instruction = _code[place];
                if (instruction.Kind == InstructionKind.Fork)
                {
                    _open.Push((instruction.Argument, -1, 0));
                }
                else if (instruction.Kind == InstructionKind.Save && instruction.Argument < _slots)
                {
                    _open.Push((0, instruction.Argument, _working[instruction.Argument]));
                    _working[instruction.Argument] = position;
                }
                else if (instruction.Kind >= InstructionKind.Single)
                {
                    Steps += _copySteps;
                    _working.CopyTo(list.Captures(list.Count - 1));
                    break;
                }
                else if (instruction.Kind == InstructionKind.Assert && !Holds((Assertion)instruction.Argument, position))
                {
                    break;
                }

                place = instruction.Next;
            }
        }
    }

    private bool Holds(Assertion assertion, int position) => assertion switch
    {
        Assertion.TextStart => position == 0,
        Assertion.TextEnd => position == _text.Length,
        Assertion.LineStart => position == 0 || _text[position - 1] == '\n',
        Assertion.LineEnd => position == _text.Length || _text[position] == '\n',
        Assertion.WordBoundary => IsWordAt(position - 1) != IsWordAt(position),
        _ => IsWordAt(position - 1) == IsWordAt(position),
    };

    private bool IsWordAt(int index) => (uint)index < (uint)_text.Length && (char.IsAsciiLetterOrDigit(_text[index]) || _text[index] == '_');

    /// <summary>A byte that is not text reads as U+FFFD, the end as -1 with no width.</summary>
    private int Decode(int position, out int codePoint)
    {
        if (position >= _text.Length)
        {
            codePoint = -1;
            return 0;
        }

        codePoint = _text[position];
        if (!char.IsSurrogate(_text[position]))
        {
            return 1;
        }

        bool isPair = Rune.TryGetRuneAt(_text, position, out var rune);
        codePoint = isPair ? rune.Value : Rune.ReplacementChar.Value;
        return isPair ? 2 : 1;
    }
}
