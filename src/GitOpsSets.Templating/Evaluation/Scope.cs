using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>The variables of a render, innermost last. Looked up by name when they are used, as Go does: the newest of a name counts.</summary>
internal sealed class Scope
{
    private const int FirstCapacity = 8;

    private (int Number, TemplateValue Value)[] _variables = new (int, TemplateValue)[FirstCapacity];
    private int _bottom;

    /// <summary>How many there are: give it to <see cref="Pop"/> to forget the later ones.</summary>
    public int Mark { get; private set; }

    public void Push(int number, in TemplateValue value)
    {
        if (Mark == _variables.Length)
        {
            Array.Resize(ref _variables, Mark * 2);
        }

        _variables[Mark++] = (number, value);
    }

    public void Pop(int mark) => Mark = mark;

    /// <summary>Hides all variables from a template that is called.</summary>
    /// <returns>Give it to <see cref="Leave"/>.</returns>
    public (int Bottom, int Mark) Enter()
    {
        var outer = (_bottom, Mark);
        _bottom = Mark;
        return outer;
    }

    public void Leave((int Bottom, int Mark) outer) => (_bottom, Mark) = outer;

    public bool TryGet(int number, out TemplateValue value)
    {
        for (int index = Mark - 1; index >= _bottom; index--)
        {
            if (_variables[index].Number == number)
            {
                value = _variables[index].Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    public bool TryAssign(int number, in TemplateValue value)
    {
        for (int index = Mark - 1; index >= _bottom; index--)
        {
            if (_variables[index].Number == number)
            {
                _variables[index].Value = value;
                return true;
            }
        }

        return false;
    }

    /// <summary>Go's <c>setTopVar</c>: assigns by place, 1 being the newest.</summary>
    public void AssignTop(int fromTop, in TemplateValue value) => _variables[Mark - fromTop].Value = value;
}
