using System.Buffers;
using System.Diagnostics;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>Turns a parsed pattern into steps, in the order of tries of Go's <c>regexp/syntax</c> compiler.</summary>
internal sealed class ProgramCompiler
{
    private const int MaximumInstructions = 100_000;

    private readonly string _pattern;
    private readonly List<Instruction> _code = [];

    private ProgramCompiler(string pattern) => _pattern = pattern;

    /// <summary>Compiles a whole pattern.</summary>
    /// <exception cref="RegularExpressionException">The program would be longer than 100 000 steps.</exception>
    public static PatternProgram Compile(string pattern, PatternNode root)
    {
        var compiler = new ProgramCompiler(pattern);
        compiler.Emit(root);
        compiler.Add(new Instruction(InstructionKind.Match, 0));
        return new PatternProgram([.. compiler._code], StartsAtTextStart(root), compiler.NeverFirst());
    }

    private void Emit(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Empty:
                break;
            case PatternNode.Single { Set.Ranges: [{ } range] } when range.First == range.Last:
                AddStep(InstructionKind.Single, range.First);
                break;
            case PatternNode.Single single:
                Add(new Instruction(InstructionKind.Set, _code.Count + 1, 0, single.Set));
                break;
            case PatternNode.Assert assert:
                AddStep(InstructionKind.Assert, (int)assert.Assertion);
                break;
            case PatternNode.Capture capture:
                AddStep(InstructionKind.Save, 2 * capture.Index);
                Emit(capture.Body);
                AddStep(InstructionKind.Save, (2 * capture.Index) + 1);
                break;
            case PatternNode.Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    Emit(item);
                }

                break;
            case PatternNode.Alternation alternation:
                EmitChoices(alternation);
                break;
            case PatternNode.Repetition { Body: PatternNode.Empty }:
                break;
            case PatternNode.Repetition repetition:
                EmitRepetition(repetition);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void EmitChoices(PatternNode.Alternation alternation)
    {
        var ends = new List<int>();
        foreach (var choice in alternation.Choices[..^1])
        {
            int fork = AddFork();
            Emit(choice);
            ends.Add(AddStep(InstructionKind.Jump));
            SetExit(fork, lazy: false);
        }

        Emit(alternation.Choices[^1]);
        foreach (int end in ends)
        {
            _code[end] = _code[end] with { Next = _code.Count };
        }
    }

    private void EmitRepetition(PatternNode.Repetition repetition)
    {
        var (body, minimum, maximum, lazy) = repetition;
        for (int count = 1; count < minimum; count++)
        {
            Emit(body);
        }

        if (maximum is not { } most)
        {
            EmitLoop(body, minimum > 0, lazy);
            return;
        }

        if (minimum > 0)
        {
            Emit(body);
        }

        // x{2,5} is xx(x(x(x)?)?)?: each exit leads to the end
        var exits = new List<int>();
        for (int count = minimum; count < most; count++)
        {
            exits.Add(AddFork());
            Emit(body);
        }

        exits.ForEach(exit => SetExit(exit, lazy));
    }

    private void EmitLoop(PatternNode body, bool atLeastOnce, bool lazy)
    {
        if (atLeastOnce || body.Nullable)
        {
            // x* with x that may be empty is (x+)?, or the order of tries would be wrong
            int? skip = atLeastOnce ? null : AddFork();
            int start = _code.Count;
            Emit(body);
            int fork = AddFork();
            _code[fork] = lazy ? _code[fork] with { Argument = start } : _code[fork] with { Next = start };
            SetExit(fork, lazy);
            if (skip is { } exit)
            {
                SetExit(exit, lazy);
            }
        }
        else
        {
            int fork = AddFork();
            Emit(body);
            Add(new Instruction(InstructionKind.Jump, fork));
            SetExit(fork, lazy);
        }
    }

    private int AddStep(InstructionKind kind, int argument = 0) => Add(new Instruction(kind, _code.Count + 1, argument));

    // both ways lead to the next step until one is set
    private int AddFork() => AddStep(InstructionKind.Fork, _code.Count + 1);

    private void SetExit(int fork, bool lazy) =>
        _code[fork] = lazy ? _code[fork] with { Next = _code.Count } : _code[fork] with { Argument = _code.Count };

    private int Add(Instruction instruction)
    {
        if (_code.Count >= MaximumInstructions)
        {
            throw PatternErrors.TooLarge(_pattern);
        }

        _code.Add(instruction);
        return _code.Count - 1;
    }

    private static bool StartsAtTextStart(PatternNode node) => node switch
    {
        PatternNode.Assert assert => assert.Assertion == Assertion.TextStart,
        PatternNode.Capture capture => StartsAtTextStart(capture.Body),
        PatternNode.Sequence sequence => StartsAtTextStart(sequence.Items[0]),
        PatternNode.Alternation alternation => alternation.Choices.All(StartsAtTextStart),
        _ => false,
    };

    private SearchValues<char>? NeverFirst()
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([0]);
        var first = new bool[0x80];
        while (open.TryPop(out int index))
        {
            if (!seen.Add(index))
            {
                continue;
            }

            var instruction = _code[index];
            switch (instruction.Kind)
            {
                case InstructionKind.Match:
                    return null;
                case InstructionKind.Single or InstructionKind.Set:
                    for (int codePoint = 0; codePoint < first.Length; codePoint++)
                    {
                        first[codePoint] |= instruction.Set?.Contains(codePoint) ?? instruction.Argument == codePoint;
                    }

                    break;
                default:
                    open.Push(instruction.Next);
                    if (instruction.Kind == InstructionKind.Fork)
                    {
                        open.Push(instruction.Argument);
                    }

                    break;
            }
        }

        return SearchValues.Create([.. Enumerable.Range(0, first.Length).Where(codePoint => !first[codePoint]).Select(codePoint => (char)codePoint)]);
    }
}
