using System.Reflection;
using CommandLine;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Tests.Inputs;

public sealed class InputDeclarationsTests
{
    [Fact]
    public void The_parser_knows_exactly_the_declared_inputs()
    {
        var options = typeof(CommandArguments).GetProperties().Select(property => property.GetCustomAttribute<OptionAttribute>()).OfType<OptionAttribute>();

        Assert.Equal(
            InputDeclarations.All.Select(input => $"--{input.Name} {input.Short}").Order(StringComparer.Ordinal),
            options.Select(option => $"--{option.LongName} {option.ShortName}").Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Every_declaration_is_complete()
    {
        Assert.All(InputDeclarations.All, input =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", input.Name);
            Assert.EndsWith(".", input.Description, StringComparison.Ordinal);
            Assert.Equal(input.Type == InputType.Choice, !input.Choices.IsEmpty);
            Assert.True(input.Type is not (InputType.Choice or InputType.Boolean) || input.Default.Length > 0, input.Name);
        });
    }

    [Fact]
    public void Names_that_the_runner_keeps_for_itself_are_not_used()
    {
        Assert.DoesNotContain(InputDeclarations.All, input => input.Name is "args" or "entrypoint");
    }
}
