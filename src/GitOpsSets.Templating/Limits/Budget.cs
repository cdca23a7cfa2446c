using System.Globalization;

namespace GitOpsSets.Templating.Limits;

/// <summary>Counts what a render uses and ends it when it asks for too much.</summary>
/// <param name="limits">The most it may use.</param>
/// <param name="cancellationToken">Ends a render that takes too long.</param>
public sealed class Budget(TemplateLimits limits, CancellationToken cancellationToken)
{
    private const int StepsBetweenLooksAtTheClock = 1024;

    private long _steps;
    private long _nextLook = StepsBetweenLooksAtTheClock;
    private long _outputCharacters;
    private int _depth;

    /// <summary>Counts work before it is done.</summary>
    /// <param name="steps">Nodes, turns or items.</param>
    /// <exception cref="BudgetException">The render asks for too many steps.</exception>
    /// <exception cref="OperationCanceledException">The run is over.</exception>
    public void Charge(long steps = 1)
    {
        // Not the sum: a function may ask for as many steps as there are numbers.
        if (steps > limits.MaxSteps - _steps)
        {
            throw new BudgetException(string.Create(CultureInfo.InvariantCulture, $"the template takes more than {limits.MaxSteps:N0} steps"), BudgetLimit.Steps);
        }

        _steps += steps;
        if (_steps >= _nextLook)
        {
            _nextLook = _steps + StepsBetweenLooksAtTheClock;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Asks for a string before it is made.</summary>
    /// <param name="characters">Its length, or an upper bound.</param>
    /// <exception cref="BudgetException">The string would be too long.</exception>
    public void ReserveText(long characters)
    {
        if (characters > limits.MaxTextCharacters)
        {
            throw new BudgetException(string.Create(CultureInfo.InvariantCulture, $"the template makes a text of more than {limits.MaxTextCharacters:N0} characters"));
        }

        Charge(characters / 64);
    }

    /// <summary>Counts characters written to the output.</summary>
    /// <exception cref="BudgetException">The output would be too long.</exception>
    public void ChargeOutput(int characters)
    {
        _outputCharacters += characters;
        if (_outputCharacters > limits.MaxOutputCharacters)
        {
            throw new BudgetException(string.Create(CultureInfo.InvariantCulture, $"the template writes more than {limits.MaxOutputCharacters:N0} characters"), BudgetLimit.Output);
        }
    }

    /// <summary>Goes one level deeper; every call is matched by one of <see cref="Leave"/>.</summary>
    /// <exception cref="BudgetException">The template nests too deeply.</exception>
    public void Enter()
    {
        if (++_depth > limits.MaxDepth)
        {
            throw new BudgetException(string.Create(CultureInfo.InvariantCulture, $"the template nests more than {limits.MaxDepth:N0} levels deep"));
        }
    }

    /// <summary>Comes back up one level.</summary>
    public void Leave() => _depth--;
}
