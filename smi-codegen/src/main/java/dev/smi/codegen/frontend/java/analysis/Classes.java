package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.resolution.TypeSolver;
import com.github.javaparser.resolution.declarations.ResolvedTypeDeclaration;
import com.github.javaparser.symbolsolver.javaparsermodel.JavaParserFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds classes, and their fields and methods, by the names that a source has for them. Not thread-safe. */
final class Classes {

    /** A class. */
    sealed interface Found {
        /** Its name with package and enclosing classes. */
        String name();
    }

    /** A class of the program. */
    record InSource(String name, TypeDeclaration<?> node) implements Found {}

    /** A class of the JDK. */
    record InJdk(String name) implements Found {}

    /** A class of {@code dev.smi}. */
    record InApi(String name) implements Found {}

    private final TypeSolver solver;

    Classes(TypeSolver solver) {
        this.solver = solver;
    }

    /** The class that a name, perhaps with dots, stands for where a node is. */
    Optional<Found> find(Node where, String name) {
        try {
            var solved = JavaParserFactory.getContext(where, solver).solveType(name, List.of());
            if (solved.isSolved()) {
                return Optional.of(found(solved.getCorrespondingDeclaration()));
            }
            var inFull = solver.tryToSolveType(name);
            return inFull.isSolved() ? Optional.of(found(inFull.getCorrespondingDeclaration())) : Optional.empty();
        } catch (RuntimeException _) { // the solver's way to say that something on the way is not there
            return Optional.empty();
        }
    }

    /** The class that an expression names, as the one before a dot. */
    Optional<Found> find(com.github.javaparser.ast.expr.Expression expression) {
        boolean isName = expression instanceof NameExpr
                || (expression instanceof FieldAccessExpr access && isName(access.getScope()));
        return isName ? find(expression, expression.toString()) : Optional.empty();
    }

    private static boolean isName(Node node) {
        return node instanceof NameExpr || (node instanceof FieldAccessExpr access && isName(access.getScope()));
    }

    private Optional<Found> findInFull(String name) {
        try {
            var solved = solver.tryToSolveType(name);
            return solved.isSolved() ? Optional.of(found(solved.getCorrespondingDeclaration())) : Optional.empty();
        } catch (RuntimeException _) { // as above
            return Optional.empty();
        }
    }

    private static Found found(ResolvedTypeDeclaration declaration) {
        String name = declaration.getQualifiedName();
        if (KernelApi.TYPES.contains(name) || KernelApi.FIFOS.containsKey(name)) {
            return new InApi(name);
        }
        Optional<Node> node = declaration.toAst();
        return node.isPresent() && node.get() instanceof TypeDeclaration<?> type
                ? new InSource(name, type)
                : new InJdk(name);
    }

    /** A class of the program. */
    InSource of(TypeDeclaration<?> node) {
        return new InSource(node.getFullyQualifiedName().orElse(node.getNameAsString()), node);
    }

    /** Classes around a node, from the inside. */
    List<InSource> around(Node node) {
        List<InSource> around = new ArrayList<>();
        Optional<Node> next = Optional.of(node);
        while (next.isPresent()) {
            if (next.get() instanceof TypeDeclaration<?> type) {
                around.add(of(type));
            }
            next = next.get().getParentNode();
        }
        return around;
    }

    /** A field and the class that declares it. */
    record Field(InSource owner, FieldDeclaration declaration, VariableDeclarator variable) {
        /** Whether it is one of the class, and never changes. */
        boolean isConstant() {
            return isStatic() && (declaration.isFinal() || isInInterface());
        }

        boolean isStatic() {
            return declaration.isStatic() || isInInterface();
        }

        private boolean isInInterface() {
            return owner.node() instanceof ClassOrInterfaceDeclaration type && type.isInterface();
        }
    }

    /** A class's field of the given name, its own or inherited. */
    Optional<Field> field(InSource owner, String name) {
        for (InSource type : withSupertypes(owner)) {
            for (FieldDeclaration declaration : type.node().getFields()) {
                for (VariableDeclarator variable : declaration.getVariables()) {
                    if (variable.getNameAsString().equals(name)) {
                        return Optional.of(new Field(type, declaration, variable));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A method and the class that declares it. */
    record Method(InSource owner, MethodDeclaration declaration) {}

    /** A class's methods of the given name, its own or inherited. */
    List<Method> methods(InSource owner, String name) {
        List<Method> methods = new ArrayList<>();
        for (InSource type : withSupertypes(owner)) {
            type.node().getMethodsByName(name).forEach(m -> methods.add(new Method(type, m)));
        }
        return methods;
    }

    private List<InSource> withSupertypes(InSource owner) {
        List<InSource> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        collect(owner, all, seen);
        return all;
    }

    private void collect(InSource type, List<InSource> all, Set<String> seen) {
        if (!seen.add(type.name())) {
            return;
        }
        all.add(type);
        if (type.node() instanceof ClassOrInterfaceDeclaration declaration) {
            List<ClassOrInterfaceType> parents = new ArrayList<>(declaration.getExtendedTypes());
            parents.addAll(declaration.getImplementedTypes());
            for (ClassOrInterfaceType parent : parents) {
                if (find(type.node(), parent.getNameWithScope()).orElse(null) instanceof InSource source) {
                    collect(source, all, seen);
                }
            }
        }
    }

    /** Classes that a static import makes a member of visible, by its name. */
    List<Found> staticImports(Node where, String member) {
        List<Found> found = new ArrayList<>();
        for (ImportDeclaration line :
                where.findCompilationUnit().map(CompilationUnit::getImports).orElseThrow()) {
            if (line.isStatic() && line.isAsterisk()) {
                findInFull(line.getNameAsString()).ifPresent(found::add);
            } else if (line.isStatic() && line.getName().getIdentifier().equals(member)) {
                line.getName()
                        .getQualifier()
                        .flatMap(q -> findInFull(q.asString()))
                        .ifPresent(found::add);
            }
        }
        return found;
    }
}
