using System.Collections.Immutable;

namespace GitOpsSets.Action.Inputs;

/// <summary>One input of the action, which is also a long option of the same name.</summary>
/// <param name="Name">Kebab-case.</param>
/// <param name="Type">How it is written.</param>
/// <param name="Group">Its heading in the help text.</param>
/// <param name="Verbs">Where it means something.</param>
/// <param name="Description">One or two sentences, for help, documentation and <c>action.yml</c>.</param>
internal sealed record InputDeclaration(string Name, InputType Type, InputGroup Group, Verb Verbs, string Description)
{
    /// <summary>What counts when nothing is given; empty for nothing.</summary>
    public string Default { get; init; } = "";

    /// <summary>Whether its value must never be shown, nor stand in a file of the repository.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether a run without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether <c>action.yml</c> declares it; the others are of use on a command line only.</summary>
    public bool IsActionInput { get; init; } = true;

    /// <summary>What <c>action.yml</c> passes when the workflow says nothing; null for nothing.</summary>
    public string? ActionDefault { get; init; }

    /// <summary>The one-letter form the reference command lines have; null for none.</summary>
    public char? Short { get; init; }

    /// <summary>The words of a <see cref="InputType.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What stands for the value in the help text.</summary>
    public string Placeholder { get; init; } = "TEXT";

    /// <summary>Whether several values may be given by repeating the option.</summary>
    public bool MayRepeat => Type is InputType.List or InputType.Lines;

    /// <summary>The environment variable through which a CI host passes it.</summary>
    public string Variable => $"INPUT_{Name.ToUpperInvariant()}";

    /// <summary>What it means, with its choices and default, as the files say it that other programs read.</summary>
    public string Explanation
    {
        get
        {
            string choices = Choices.IsEmpty ? "" : $" [{string.Join(" | ", Choices)}]";
            string many = Type switch { InputType.List => " [separated by commas or lines]", InputType.Lines => " [one a line]", InputType.Boolean => " [true | false]", _ => "" };
            string standard = Default.Length == 0 ? "" : $" [default: {Default}]";
            return Description + choices + many + standard;
        }
    }
}
